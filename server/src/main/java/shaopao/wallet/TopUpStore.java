package shaopao.wallet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.wallet.TopUp.TopUpState;
import shaopao.wallet.spi.PaymentChannel.Payment;

/** All SQL of top-ups by payment services, and of what goes back by them. */
@Repository
class TopUpStore {

    private final JdbcClient jdbc;

    TopUpStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends, this person begins nothing else. */
    void lock(PersonId person) {
        jdbc.sql("select true from pg_advisory_xact_lock(1463897677, hashtext(:person::text))")
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    /** Unless there is one of this id. */
    void add(TopUp one) {
        jdbc.sql("""
            insert into wallet.top_up (id, person_id, channel, amount, state, begun_at, expires_at, asked_at)
            values (:id, :person, :channel, :amount, 'WAITING', :begun, :expires, :begun) on conflict do nothing
            """)
                .param("id", one.id())
                .param("person", one.person())
                .param("channel", one.channel())
                .param("amount", one.amountCents())
                .param("begun", one.begunAt())
                .param("expires", one.expiresAt())
                .update();
    }

    void link(TransferId id, String payLink) {
        jdbc.sql("update wallet.top_up set pay_link = :link where id = :id and pay_link is null")
                .param("id", id)
                .param("link", payLink)
                .update();
    }

    Optional<TopUp> topUp(TransferId id) {
        return jdbc.sql("select * from wallet.top_up where id = :id")
                .param("id", id)
                .query((row, _) -> topUp(row))
                .optional();
    }

    List<TopUp> latest(PersonId person, int limit) {
        return jdbc.sql("select * from wallet.top_up where person_id = :person order by begun_at desc, id limit :limit")
                .param("person", person)
                .param("limit", limit)
                .query((row, _) -> topUp(row))
                .list();
    }

    /** How many of somebody can still be paid. */
    int waiting(PersonId person, Instant now) {
        return jdbc.sql("""
            select count(*) from wallet.top_up
            where person_id = :person and state = 'WAITING' and expires_at > :now
            """)
                .param("person", person)
                .param("now", now)
                .query(Integer.class)
                .single();
    }

    /** Held until the transaction's end: what a service tells twice is settled once. */
    Optional<TopUp> locked(TransferId id) {
        return jdbc.sql("select * from wallet.top_up where id = :id for update")
                .param("id", id)
                .query((row, _) -> topUp(row))
                .optional();
    }

    void settle(TransferId id, TopUpState state) {
        jdbc.sql("update wallet.top_up set state = :state where id = :id")
                .param("id", id)
                .param("state", state)
                .update();
    }

    void paid(TransferId id, TopUpState state, Payment.Paid paid) {
        jdbc.sql("""
            update wallet.top_up
            set state = :state, channel_number = :number, paid_at = :at, paid_amount = :amount where id = :id
            """)
                .param("id", id)
                .param("state", state)
                .param("number", paid.channelNumber())
                .param("at", paid.at())
                .param("amount", paid.amountCents())
                .update();
    }

    /** Those of which nothing was heard for so long; the next look at them is later. */
    List<TopUp> unheard(Instant before, Instant now, int limit) {
        return jdbc.sql("""
            update wallet.top_up set asked_at = :now
            where id in (select id from wallet.top_up where state = 'WAITING' and asked_at < :before
                order by asked_at limit :limit for update skip locked)
            returning *
            """)
                .param("before", before)
                .param("now", now)
                .param("limit", limit)
                .query((row, _) -> topUp(row))
                .list();
    }

    /** What is stray and open, the oldest first. */
    List<Stray> strays(Optional<TransferId> after, int limit) {
        return jdbc.sql("""
            select * from (
                select t.*, t.paid_amount - coalesce((select sum(r.amount) from wallet.top_up_refund r
                    where r.top_up_id = t.id and r.state <> 'REFUSED'), 0) as open
                from wallet.top_up t
                where t.state = 'STRAY' and (:after::uuid is null or t.id > :after::uuid)) one
            where open > 0 order by id limit :limit
            """)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new Stray(
                        new TransferId(row.getObject("id", UUID.class)),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getString("channel"),
                        row.getLong("amount"),
                        row.getLong("paid_amount"),
                        row.getLong("open"),
                        row.getTimestamp("paid_at").toInstant()))
                .list();
    }

    /** What goes back. */
    record BackRow(TransferId id, TransferId topUp, long amountCents, String state) {}

    void addBack(TransferId id, TransferId topUp, long amountCents, String by, Instant now) {
        jdbc.sql("""
            insert into wallet.top_up_refund (id, top_up_id, amount, state, by_name, begun_at, asked_at)
            values (:id, :topUp, :amount, 'UNDER_WAY', :by, :now, :now)
            """)
                .param("id", id)
                .param("topUp", topUp)
                .param("amount", amountCents)
                .param("by", by)
                .param("now", now)
                .update();
    }

    List<BackRow> backs(TransferId topUp) {
        return jdbc.sql("select * from wallet.top_up_refund where top_up_id = :id order by begun_at")
                .param("id", topUp)
                .query((row, _) -> back(row))
                .list();
    }

    /** Once: false when it was settled before. */
    boolean settleBack(TransferId id, String state, TransferId endedBy) {
        return jdbc.sql("""
            update wallet.top_up_refund set state = :state, ended_by = :by where id = :id and state = 'UNDER_WAY'
            """)
                        .param("id", id)
                        .param("state", state)
                        .param("by", endedBy)
                        .update()
                == 1;
    }

    List<BackRow> backsUnheard(Instant before, Instant now, int limit) {
        return jdbc.sql("""
            update wallet.top_up_refund set asked_at = :now
            where id in (select id from wallet.top_up_refund where state = 'UNDER_WAY' and asked_at < :before
                order by asked_at limit :limit for update skip locked)
            returning *
            """)
                .param("before", before)
                .param("now", now)
                .param("limit", limit)
                .query((row, _) -> back(row))
                .list();
    }

    private static BackRow back(ResultSet row) throws SQLException {
        return new BackRow(
                new TransferId(row.getObject("id", UUID.class)),
                new TransferId(row.getObject("top_up_id", UUID.class)),
                row.getLong("amount"),
                row.getString("state"));
    }

    private static TopUp topUp(ResultSet row) throws SQLException {
        return new TopUp(
                new TransferId(row.getObject("id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("channel"),
                row.getLong("amount"),
                TopUpState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("pay_link")),
                row.getTimestamp("begun_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("paid_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getObject("paid_amount", Long.class)));
    }
}
