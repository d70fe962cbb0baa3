package shaopao.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.kernel.Scope;
import shaopao.kernel.Words;

/** SQL of those who look after messages; on whose messages stands in each statement. */
@Repository
class NoticesDeskStore {

    private final JdbcClient jdbc;

    NoticesDeskStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A delivery that was given up, as it is stored. */
    record DeadRow(
            UUID id,
            PersonId person,
            String channel,
            DeliveryState state,
            String code,
            Words title,
            int attempts,
            int resent,
            Optional<String> provider,
            Optional<String> reason,
            Instant queuedAt,
            Optional<Instant> doneAt) {}

    List<DeadRow> dead(Scope scope, Optional<String> channel, Optional<UUID> after, int limit) {
        return jdbc.sql("""
                select d.id, d.person_id, d.channel, d.state, c.code, c.title_zh, c.title_en, d.attempts, d.resent,
                    d.provider, d.reason, d.queued_at, d.done_at
                from notices.delivery d
                join notices.message m on m.id = d.message_id
                join notices.content c on c.id = m.content_id
                where d.state in ('FAILED', 'EXPIRED') and (:all or d.person_id = any(:self::uuid[]))
                  and (:channel::text is null or d.channel = :channel::text)
                  and (:after::uuid is null or d.id < :after::uuid)
                order by d.id desc
                limit :limit
                """)
                .param("all", scope.all())
                .param("self", scope.self())
                .param("channel", channel)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> dead(row))
                .list();
    }

    private static DeadRow dead(ResultSet row) throws SQLException {
        return new DeadRow(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("channel"),
                DeliveryState.valueOf(row.getString("state")),
                row.getString("code"),
                new Words(row.getString("title_zh"), row.getString("title_en")),
                row.getInt("attempts"),
                row.getInt("resent"),
                Optional.ofNullable(row.getString("provider")),
                Optional.ofNullable(row.getString("reason")),
                row.getTimestamp("queued_at").toInstant(),
                instant(row.getTimestamp("done_at")));
    }

    /** Queues given-up deliveries anew, as if never tried; how many. */
    int resend(Collection<UUID> ids, Scope scope, Instant now, Instant expiresAt) {
        return jdbc.sql("""
                with again as (
                    update notices.delivery
                    set state = 'QUEUED', attempts = 0, resent = resent + 1, due_at = :now, expires_at = :expires,
                        reason = null, provider = null, sent_at = null, done_at = null, only_unread = false
                    where id = any(:ids) and state in ('FAILED', 'EXPIRED')
                      and (:all or person_id = any(:self::uuid[]))
                    returning id),
                untaken as (
                    delete from notices.part p using again where p.delivery_id = again.id)
                select count(*) from again
                """)
                .param("ids", ids)
                .param("all", scope.all())
                .param("self", scope.self())
                .param("now", now)
                .param("expires", expiresAt)
                .query(Integer.class)
                .single();
    }

    /** Each channel since then. */
    List<ChannelCounts> counts(Instant since) {
        return jdbc.sql("""
                select channel,
                    count(*) filter (where state = 'QUEUED') as queued,
                    count(*) filter (where state in ('HELD', 'BUNDLED')) as held,
                    count(*) filter (where state = 'SENT') as sent,
                    count(*) filter (where state = 'DELIVERED') as delivered,
                    count(*) filter (where state = 'FAILED') as failed,
                    count(*) filter (where state = 'EXPIRED') as expired,
                    count(*) filter (where state = 'SKIPPED') as skipped,
                    percentile_cont(0.5) within group (order by extract(epoch from sent_at - wanted_at) * 1000)
                        filter (where sent_at is not null) as median,
                    percentile_cont(0.95) within group (order by extract(epoch from sent_at - wanted_at) * 1000)
                        filter (where sent_at is not null) as high
                from notices.delivery where queued_at >= :since
                group by channel order by channel
                """)
                .param("since", since)
                .query((row, _) -> new ChannelCounts(
                        row.getString("channel"),
                        row.getLong("queued"),
                        row.getLong("held"),
                        row.getLong("sent"),
                        row.getLong("delivered"),
                        row.getLong("failed"),
                        row.getLong("expired"),
                        row.getLong("skipped"),
                        whole(row, "median"),
                        whole(row, "high")))
                .list();
    }

    private static Optional<Long> whole(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Math.round(value));
    }

    /** The inbox since then. */
    InboxCounts inbox(Instant since) {
        return jdbc.sql("""
                select count(*) as told, count(read_at) as read,
                    percentile_cont(0.5) within group (order by extract(epoch from read_at - sent_at))
                        filter (where read_at is not null) as median
                from notices.message where sent_at >= :since
                """)
                .param("since", since)
                .query((row, _) -> new InboxCounts(row.getLong("told"), row.getLong("read"), whole(row, "median")))
                .single();
    }

    private static Optional<Instant> instant(@Nullable Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }

    /** Deletes messages older than the first id of their day, with their deliveries; how many. */
    int forgetMessages(UUID before, int most) {
        return jdbc.sql("""
                delete from notices.message where id in (
                    select id from notices.message where id < :before order by id limit :most)
                """).param("before", before).param("most", most).update();
    }

    int forgetContents(UUID before, int most) {
        return jdbc.sql("""
                delete from notices.content where id in (
                    select c.id from notices.content c
                    where c.id < :before
                      and not exists (select from notices.message m where m.content_id = c.id)
                    order by c.id limit :most)
                """).param("before", before).param("most", most).update();
    }

    /** Deliveries that are over; the messages stay. */
    int forgetDeliveries(UUID before, int most) {
        return jdbc.sql("""
                delete from notices.delivery where id in (
                    select id from notices.delivery
                    where id < :before and state not in ('QUEUED', 'HELD') order by id limit :most)
                """).param("before", before).param("most", most).update();
    }

    /**
     * Deliveries over one channel.
     *
     * @param held wait for, or travel in, a daily summary
     * @param medianMillis from when it was wanted until the provider had it
     * @param highMillis the same at the 95th percentile
     */
    record ChannelCounts(
            String channel,
            long queued,
            long held,
            long sent,
            long delivered,
            long failed,
            long expired,
            long skipped,
            Optional<Long> medianMillis,
            Optional<Long> highMillis) {}

    /** Messages in inboxes. */
    record InboxCounts(long told, long read, Optional<Long> medianSecondsUntilRead) {}
}
