package shaopao.workflow;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Cases of a topic, for questions about its versions. */
@Repository
class CaseVersionStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CaseVersionStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The latest cases that are over. */
    List<CaseSummary> last(String topic, int limit) {
        return jdbc.sql("select " + CaseListStore.SUMMARY + """
            from workflow.application_case c where c.topic = :topic and c.ended_at is not null
            order by c.created_at desc, c.id desc limit :limit
            """)
                .param("topic", topic)
                .param("limit", limit)
                .query((row, _) -> CaseStore.summary(row))
                .list();
    }

    /** Those that are not over, the oldest first. */
    List<CaseStore.Loaded> open(String topic, int limit) {
        return jdbc.sql("""
            select c.* from workflow.application_case c where c.topic = :topic and c.ended_at is null
            order by c.created_at, c.id limit :limit
            """)
                .param("topic", topic)
                .param("limit", limit)
                .query((row, _) -> new CaseStore.Loaded(
                        CaseStore.summary(row), json.readValue(row.getString("state"), CaseState.class), false))
                .list();
    }
}
