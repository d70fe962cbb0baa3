package shaopao.pass;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of freezing: who is frozen now, and when somebody was. */
@Repository
class FreezeStore {

    private final JdbcClient jdbc;

    FreezeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** True when it was not frozen before. */
    boolean freeze(PassId id, String by, String reason, Instant now) {
        return jdbc.sql("""
                with frozen as (
                    update pass.pass set frozen_at = :now, frozen_by = :by, frozen_reason = :reason, changed_at = :now
                    where id = :id and (frozen_at is null or (frozen_by = 'HOLDER' and :by::text = 'STAFF'))
                    returning id
                ), noted as (
                    insert into pass.frozen (pass_id, from_at) select id, :now from frozen on conflict do nothing
                )
                select count(*) from frozen
                """)
                        .param("id", id)
                        .param("by", by)
                        .param("reason", reason)
                        .param("now", now)
                        .query(Long.class)
                        .single()
                == 1;
    }

    /** Whether it was frozen at a moment of the past. */
    boolean wasFrozen(PassId id, Instant at) {
        return jdbc.sql("""
                select exists (select from pass.frozen
                    where pass_id = :id and from_at <= :at and (until_at is null or until_at > :at))
                """)
                .param("id", id)
                .param("at", at)
                .query(Boolean.class)
                .single();
    }

    /** Forgets when passes were frozen in former times. */
    void forgetFrozen(Instant before) {
        jdbc.sql("delete from pass.frozen where until_at < :before")
                .param("before", before)
                .update();
    }

    /** True when it was frozen; what staff froze the holder does not unfreeze. */
    boolean unfreeze(PassId id, boolean staff, Instant now) {
        return jdbc.sql("""
                with thawed as (
                    update pass.pass
                    set frozen_at = null, frozen_by = null, frozen_reason = null, changed_at = :now
                    where id = :id and frozen_at is not null and (:staff or frozen_by = 'HOLDER')
                    returning id
                ), noted as (
                    update pass.frozen f set until_at = :now from thawed t
                    where f.pass_id = t.id and f.until_at is null
                )
                select count(*) from thawed
                """)
                        .param("id", id)
                        .param("staff", staff)
                        .param("now", now)
                        .query(Long.class)
                        .single()
                == 1;
    }
}
