package shaopao.workflow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Commands that nobody has been told of yet. Rows are held by the transaction that hands them out, and gone with it.
 */
@Repository
class UntoldStore {

    private final JdbcClient jdbc;

    UntoldStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A command, by its case and the numbers of its events. */
    record Untold(CaseId of, int first, int last, int tries) {}

    /** Takes the oldest that are due; of two nodes each gets others. */
    List<Untold> take(Instant now, int limit) {
        return jdbc.sql("""
                with taken as (
                    delete from workflow.untold where id in (
                        select id from workflow.untold where due_at <= :now order by id limit :limit
                        for update skip locked)
                    returning id, case_id, seq, tries)
                select t.case_id, t.seq as first, t.seq + jsonb_array_length(e.events) - 1 as last, t.tries
                from taken t join workflow.case_event e on e.case_id = t.case_id and e.seq = t.seq
                order by t.id
                """)
                .param("now", now)
                .param("limit", limit)
                .query((row, _) -> new Untold(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getInt("first"),
                        row.getInt("last"),
                        row.getInt("tries")))
                .list();
    }

    /** Gives one that was taken back, for a while that is twice as long each time. */
    void putBack(CaseId of, int first, int tries, Instant now) {
        jdbc.sql("""
                insert into workflow.untold (case_id, seq, due_at, tries)
                values (:case, :seq, :now::timestamptz + interval '1 minute' * power(2, least(:tries, 10)), :tries)
                """)
                .param("case", of)
                .param("seq", first)
                .param("now", now)
                .param("tries", tries)
                .update();
    }

    /** Leaves the oldest alone for as long. */
    void putOff(Instant now) {
        jdbc.sql("""
                update workflow.untold
                set tries = tries + 1, due_at = :now::timestamptz + interval '1 minute' * power(2, least(tries, 10))
                where id in (
                    select id from workflow.untold where due_at <= :now order by id limit 1 for update skip locked)
                """).param("now", now).update();
    }
}
