package shaopao.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What people are to be told. Rows are held by the transaction that hands them out, and gone with it. */
@Repository
class OutboxStore {

    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OutboxStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Takes the oldest; of two nodes each gets others. */
    List<CaseMessage> take(Instant now, int limit) {
        return jdbc.sql("""
            with taken as (
                delete from workflow.outbox where id in (
                    select id from workflow.outbox where due_at <= :now
                    order by due_at, id limit :limit for update skip locked)
                returning *
            )
            select t.id as message, t.kind as message_kind, t.person, t.facts, c.*
            from taken t join workflow.application_case c on c.id = t.case_id
            order by t.id
            """)
                .param("now", now)
                .param("limit", limit)
                .query((row, _) -> new CaseMessage(
                        row.getLong("message"),
                        MessageKind.valueOf(row.getString("message_kind")),
                        new PersonId(row.getObject("person", UUID.class)),
                        CaseStore.summary(row),
                        json.readValue(row.getString("facts"), FACTS)))
                .list();
    }

    /** The message could not be handed out; it is tried again later. */
    void putOff(long id, Instant until) {
        jdbc.sql("update workflow.outbox set due_at = :until, attempts = attempts + 1 where id = :id")
                .param("id", id)
                .param("until", until)
                .update();
    }
}
