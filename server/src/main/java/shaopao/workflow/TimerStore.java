package shaopao.workflow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Timers that are due. A node claims some for a while; should it die, another takes them after that. */
@Repository
class TimerStore {

    private final JdbcClient jdbc;

    TimerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Due(CaseId id, int number, Instant dueAt) {}

    /** Claims what is due, the longest due first; of two nodes each gets others. */
    List<Due> claim(Instant now, Instant until, int limit) {
        return jdbc.sql("""
            update workflow.timer t set claimed_until = :until
            from (
                select case_id, number from workflow.timer
                where due_at <= :now and (claimed_until is null or claimed_until < :now)
                order by due_at limit :limit for update skip locked) d
            where t.case_id = d.case_id and t.number = d.number
            returning t.case_id, t.number, t.due_at
            """)
                .param("now", now)
                .param("until", until)
                .param("limit", limit)
                .query((row, _) -> new Due(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getInt("number"),
                        CaseStore.instant(row, "due_at")))
                .list();
    }

    /** Forgets a timer that its case does not know, if nobody has set it anew. */
    void forget(Due due) {
        jdbc.sql("""
            delete from workflow.timer where case_id = :id and number = :number and due_at = :dueAt
            """)
                .param("id", due.id())
                .param("number", due.number())
                .param("dueAt", due.dueAt())
                .update();
    }
}
