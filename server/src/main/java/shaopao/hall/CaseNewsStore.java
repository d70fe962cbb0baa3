package shaopao.hall;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.Ids;
import shaopao.workflow.CaseId;

/** SQL of moves that people have not been told of yet. */
@Repository
class CaseNewsStore {

    private final JdbcClient jdbc;

    CaseNewsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A move of a case, up to the event of that number. */
    record Move(CaseId of, int version) {}

    void note(Move move, Instant now) {
        jdbc.sql("""
                insert into hall.case_move (id, case_id, version, due_at) values (:id, :case, :version, :now)
                """)
                .param("id", Ids.next())
                .param("case", move.of())
                .param("version", move.version())
                .param("now", now)
                .update();
    }

    /** Takes the oldest; others skip what is being taken, and all of it is back should the transaction fail. */
    List<Move> take(int most, Instant now) {
        return jdbc.sql("""
                delete from hall.case_move where id in (
                    select id from hall.case_move where due_at <= :now order by due_at, id limit :most
                    for update skip locked)
                returning case_id, version
                """)
                .param("most", most)
                .param("now", now)
                .query((row, _) -> new Move(new CaseId(row.getObject(1, UUID.class)), row.getInt(2)))
                .list();
    }

    /** Leaves the oldest alone for a while, each time for twice as long, so that it does not hold up the others. */
    void postpone(Instant now) {
        jdbc.sql("""
                update hall.case_move
                set tries = tries + 1, due_at = :now::timestamptz + interval '1 minute' * power(2, least(tries, 10))
                where id in (
                    select id from hall.case_move where due_at <= :now order by due_at, id limit 1
                    for update skip locked)
                """).param("now", now).update();
    }
}
