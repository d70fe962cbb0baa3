package shaopao.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /** Those that are not over, in the order of their ids, after the given one. */
    List<CaseStore.Loaded> open(String topic, Optional<CaseId> after, int limit) {
        return jdbc.sql("""
            select c.* from workflow.application_case c
            where c.topic = :topic and c.ended_at is null and (:after::uuid is null or c.id > :after::uuid)
            order by c.id limit :limit
            """)
                .param("topic", topic)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new CaseStore.Loaded(
                        CaseStore.summary(row), json.readValue(row.getString("state"), CaseState.class), false))
                .list();
    }

    /** How many of a topic are not over, by the version of the topic on which they run. */
    Map<String, Integer> openByVersion(String topic) {
        Map<String, Integer> open = new TreeMap<>();
        jdbc.sql("""
                select topic_version, count(*)::int as cases from workflow.application_case
                where topic = :topic and ended_at is null group by topic_version
                """).param("topic", topic).query(row -> {
            open.put(row.getString("topic_version"), row.getInt("cases"));
        });
        return open;
    }
}
