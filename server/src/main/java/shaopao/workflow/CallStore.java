package shaopao.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Calls that wait to be made. Claiming one puts its next attempt off, so that a dead node's calls are made later. */
@Repository
class CallStore {

    private static final TypeReference<Map<String, Object>> BODY = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CallStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * One call.
     *
     * @param attempts this one included
     */
    record Waiting(
            CaseId id,
            int visit,
            Change.CallKind kind,
            String node,
            String target,
            String path,
            Map<String, Object> body,
            int retries,
            int attempts) {}

    List<Waiting> claim(Instant now, Instant until, int limit) {
        return jdbc.sql("""
            update workflow.call c set due_at = :until, attempts = c.attempts + 1
            from (
                select case_id, visit from workflow.call where due_at <= :now and dead_at is null
                order by due_at limit :limit for update skip locked) d
            where c.case_id = d.case_id and c.visit = d.visit
            returning c.*
            """)
                .param("now", now)
                .param("until", until)
                .param("limit", limit)
                .query((row, _) -> new Waiting(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getInt("visit"),
                        Change.CallKind.valueOf(row.getString("kind")),
                        row.getString("node"),
                        row.getString("target"),
                        row.getString("path"),
                        json.readValue(row.getString("body"), BODY),
                        row.getInt("retries"),
                        row.getInt("attempts")))
                .list();
    }

    /** The call has done what it was for. */
    void done(Waiting call) {
        jdbc.sql("delete from workflow.call where case_id = :id and visit = :visit")
                .param("id", call.id())
                .param("visit", call.visit())
                .update();
    }

    void again(Waiting call, Instant at, String error) {
        jdbc.sql("""
            update workflow.call set due_at = :at, error = :error where case_id = :id and visit = :visit
            """)
                .param("id", call.id())
                .param("visit", call.visit())
                .param("at", at)
                .param("error", error)
                .update();
    }

    void dead(Waiting call, Instant at, String error) {
        jdbc.sql("""
            update workflow.call set dead_at = :at, error = :error where case_id = :id and visit = :visit
            """)
                .param("id", call.id())
                .param("visit", call.visit())
                .param("at", at)
                .param("error", error)
                .update();
    }

    /** Calls that were given up and whose cases still wait, the latest first. */
    List<DeadCall> dead(int limit) {
        return jdbc.sql("""
            select case_id, visit, node, target, path, attempts, error, dead_at from workflow.call
            where dead_at is not null order by dead_at desc limit :limit
            """)
                .param("limit", limit)
                .query((row, _) -> new DeadCall(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getInt("visit"),
                        row.getString("node"),
                        row.getString("target"),
                        row.getString("path"),
                        row.getInt("attempts"),
                        row.getString("error"),
                        CaseStore.instant(row, "dead_at")))
                .list();
    }

    /** Tries a call again that was given up; false when there is none. */
    boolean revive(CaseId id, int visit, Instant now) {
        return jdbc.sql("""
            update workflow.call set dead_at = null, attempts = 0, due_at = :now
            where case_id = :id and visit = :visit and dead_at is not null
            """)
                        .param("id", id)
                        .param("visit", visit)
                        .param("now", now)
                        .update()
                == 1;
    }
}
