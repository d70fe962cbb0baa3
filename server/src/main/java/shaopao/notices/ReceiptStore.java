package shaopao.notices;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.Ids;
import shaopao.notices.ReceiptRules.Said;

/** SQL of receipts. */
@Repository
class ReceiptStore {

    private final JdbcClient jdbc;

    ReceiptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(String provider, Said said, Instant now) {
        jdbc.sql("""
                insert into notices.receipt (id, provider, provider_message, state, reason, received_at)
                values (:id, :provider, :message, :state, :reason, :now)
                """)
                .param("id", Ids.next())
                .param("provider", provider)
                .param("message", said.providerMessage())
                .param("state", said.state())
                .param("reason", said.reason())
                .param("now", now)
                .update();
    }

    /**
     * Takes the receipts whose part is there, and settles deliveries all of whose parts have ended: one part that
     * failed makes the whole fail. A second receipt for the same part changes nothing.
     */
    void book(Instant now) {
        List<UUID> deliveries =
                jdbc.sql("""
                with matched as (
                    delete from notices.receipt r using notices.part p
                    where r.provider = p.provider and r.provider_message = p.provider_message
                    returning p.delivery_id, p.provider, p.number, r.state, r.reason),
                reasons as (
                    update notices.delivery d set reason = m.reason
                    from matched m
                    where d.id = m.delivery_id and m.state <> 'DELIVERED' and d.state = 'SENT')
                update notices.part p set state = m.state
                from matched m
                where p.delivery_id = m.delivery_id and p.provider = m.provider and p.number = m.number
                  and p.state = 'SENT'
                returning p.delivery_id
                """).query((row, _) -> row.getObject(1, UUID.class)).list();
        if (!deliveries.isEmpty()) {
            settle(deliveries, now);
        }
    }

    private void settle(List<UUID> deliveries, Instant now) {
        jdbc.sql("""
                with said as (
                    select d.id, bool_and(p.state = 'DELIVERED') as arrived, bool_or(p.state = 'FAILED') as failed,
                           bool_or(p.state = 'EXPIRED') as expired
                    from notices.delivery d
                    join notices.part p on p.delivery_id = d.id and p.provider = d.provider
                    where d.id = any(:deliveries) and d.state = 'SENT'
                    group by d.id)
                update notices.delivery d
                set state = case when failed then 'FAILED' when expired then 'EXPIRED' else 'DELIVERED' end,
                    done_at = :now
                from said where d.id = said.id and (arrived or failed or expired)
                """).param("deliveries", deliveries).param("now", now).update();
    }

    void forget(Instant before) {
        jdbc.sql("delete from notices.receipt where received_at < :before")
                .param("before", before)
                .update();
    }
}
