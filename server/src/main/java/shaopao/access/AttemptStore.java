package shaopao.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of attempts to sign in. */
@Repository
class AttemptStore {

    private final JdbcClient jdbc;

    AttemptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Counts an attempt before it is made, unless its key has to wait. One statement under the row's lock: of parallel
     * attempts no more pass than are free. From the last free one on, each sets a wait that doubles. Before that the
     * key is blocked until long ago, not until now: of parallel attempts the row's lock may come first to a later one,
     * whose time the others have not reached.
     *
     * @return false when the key has to wait
     */
    boolean reserve(String key, int free, Duration waitMin, Duration waitMax, Duration forgetAfter, Instant now) {
        return jdbc.sql("""
                insert into access.attempt as a (key, tries, last_at, blocked_until)
                values (:key, 1, :now, case when :free <= 1 then :now + :waitMin * interval '1 second' else 'epoch' end)
                on conflict (key) do update set
                    tries = case when a.last_at < :forget then 1 else a.tries + 1 end,
                    last_at = :now,
                    blocked_until = case
                        when a.last_at < :forget or a.tries + 1 < :free then 'epoch'
                        else :now + least(:waitMax, :waitMin * power(2, least(a.tries + 1 - :free, 20)))
                             * interval '1 second' end
                where a.blocked_until <= :now
                """)
                        .param("key", key)
                        .param("free", free)
                        .param("waitMin", (double) waitMin.toSeconds())
                        .param("waitMax", (double) waitMax.toSeconds())
                        .param("forget", now.minus(forgetAfter))
                        .param("now", now)
                        .update()
                == 1;
    }

    Optional<Instant> blockedUntil(String key) {
        return jdbc.sql("select blocked_until from access.attempt where key = :key")
                .param("key", key)
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    void forget(String key) {
        jdbc.sql("delete from access.attempt where key = :key")
                .param("key", key)
                .update();
    }

    /** Takes one attempt back; it was a good one. */
    void giveBack(String key) {
        jdbc.sql("""
                update access.attempt set tries = greatest(tries - 1, 0), blocked_until = 'epoch'
                where key = :key
                """).param("key", key).update();
    }

    int forgetBefore(Instant before, int rowsMax) {
        return jdbc.sql("""
                delete from access.attempt where key in (
                    select key from access.attempt where last_at < :before and blocked_until < :before limit :rows)
                """).param("before", before).param("rows", rowsMax).update();
    }
}
