package shaopao.workflow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The next timer of each case. A node claims some that are due for a while; should it die, another takes them after
 * that.
 */
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
                select case_id from workflow.timer
                where due_at <= :now and (claimed_until is null or claimed_until < :now)
                order by due_at limit :limit for update skip locked) d
            where t.case_id = d.case_id
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

    /** Forgets a timer that its case does not want to hear of, if nobody has set another; the next one counts then. */
    void forget(Due due) {
        jdbc.sql("""
            with next as (
                select n.number, n."dueAt" as due_at
                from workflow.application_case c,
                     jsonb_to_recordset(c.state -> 'timers') as n(number int, "dueAt" timestamptz)
                where c.id = :id and (n."dueAt", n.number) > (:dueAt, :number)
                order by n."dueAt", n.number limit 1
            ), anew as (
                update workflow.timer t set number = n.number, due_at = n.due_at, claimed_until = null
                from next n
                where t.case_id = :id and t.number = :number and t.due_at = :dueAt
            )
            delete from workflow.timer
            where case_id = :id and number = :number and due_at = :dueAt and not exists (select from next)
            """)
                .param("id", due.id())
                .param("number", due.number())
                .param("dueAt", due.dueAt())
                .update();
    }
}
