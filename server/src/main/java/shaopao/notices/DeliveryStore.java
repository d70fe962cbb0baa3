package shaopao.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.notices.Claimed.Said;
import shaopao.notices.DeliveryRules.Settlement;
import shaopao.notices.spi.Answer;

/** SQL of the queue: taking, settling, bundling. */
@Repository
class DeliveryStore {

    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes deliveries that are due, urgent ones first. Others skip what is being taken; what was taken is due again
     * after the lease, should its worker die.
     */
    List<Claimed> claim(String channel, int most, Instant now, Instant lease) {
        return jdbc.sql("""
                with due as (
                    select taken.id
                    from (values (0), (1), (2)) as given (rank)
                    cross join lateral (
                        select d.id from notices.delivery d
                        where d.state = 'QUEUED' and d.channel = :channel and d.rank = given.rank and d.due_at <= :now
                        order by d.due_at limit :most
                        for update skip locked) taken
                    limit :most)
                update notices.delivery d set attempts = d.attempts + 1, due_at = :lease
                from due, notices.message m, notices.content c
                where d.id = due.id and m.id = d.message_id and c.id = m.content_id
                returning d.id, d.person_id, d.attempts, d.only_unread, d.bundle_id, d.expires_at,
                    m.read_at is not null as read,
                    m.category, m.importance, c.code, c.title_zh, c.title_en, c.body_zh, c.body_en, c.sms_zh, c.sms_en,
                    c.link,
                    array(select p.provider || ' ' || p.number from notices.part p where p.delivery_id = d.id) as taken
                """)
                .param("channel", channel)
                .param("most", most)
                .param("now", now)
                .param("lease", lease)
                .query((row, _) -> claimed(row))
                .list();
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        Map<String, Set<Integer>> taken = new HashMap<>();
        for (String part : (String[]) row.getArray("taken").getArray()) {
            int space = part.lastIndexOf(' ');
            taken.computeIfAbsent(part.substring(0, space), _ -> new HashSet<>())
                    .add(Integer.valueOf(part.substring(space + 1)));
        }
        return new Claimed(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getInt("attempts"),
                row.getBoolean("only_unread"),
                row.getBoolean("read"),
                row.getObject("bundle_id") != null,
                row.getTimestamp("expires_at").toInstant(),
                said(row),
                List.of(),
                taken);
    }

    private static Said said(ResultSet row) throws SQLException {
        return new Said(
                row.getString("code"),
                Category.valueOf(row.getString("category")),
                Importance.valueOf(row.getString("importance")),
                new Words(row.getString("title_zh"), row.getString("title_en")),
                new Words(row.getString("body_zh"), row.getString("body_en")),
                row.getString("sms_zh"),
                row.getString("sms_en"),
                Optional.ofNullable(row.getString("link")));
    }

    /** What the daily summaries list, by the delivery that carries each: messages that are unread still. */
    Map<UUID, List<Said>> bundles(List<UUID> carriers) {
        Map<UUID, List<Said>> bundles = new HashMap<>();
        jdbc.sql("""
                select d.bundle_id, m.category, m.importance, c.code, c.title_zh, c.title_en, c.body_zh, c.body_en,
                    c.sms_zh, c.sms_en, c.link
                from notices.delivery d
                join notices.message m on m.id = d.message_id
                join notices.content c on c.id = m.content_id
                where d.bundle_id = any(:carriers) and m.read_at is null
                order by m.id
                """).param("carriers", carriers).query(row -> {
            bundles.computeIfAbsent(row.getObject("bundle_id", UUID.class), _ -> new ArrayList<>())
                    .add(said(row));
        });
        return bundles;
    }

    /**
     * Writes down what became of an attempt: parts that were taken in any case, the rest only when nobody else has
     * taken the delivery meanwhile.
     */
    void settle(Claimed claimed, Answer answer, Settlement settlement, Instant now) {
        jdbc.sql("""
                with kept as (
                    insert into notices.part (delivery_id, provider, number, provider_message)
                    select :id, :provider, number, message
                    from unnest(:numbers::int[], :messages::text[]) as given (number, message)
                    on conflict do nothing)
                update notices.delivery
                set state = :state, due_at = :due, attempts = attempts - :back, provider = :provider,
                    reason = nullif(:reason, ''),
                    sent_at = case when :gone then :now else sent_at end, done_at = :done::timestamptz
                where id = :id and attempts = :attempt and state = 'QUEUED'
                """)
                .param("id", claimed.id())
                .param("attempt", claimed.attempt())
                .param("provider", answer.provider())
                .param(
                        "numbers",
                        answer.parts().stream().map(Answer.Part::number).toList())
                .param(
                        "messages",
                        answer.parts().stream()
                                .map(Answer.Part::providerMessage)
                                .toList())
                .param("state", settlement.state())
                .param("due", settlement.due())
                .param("back", settlement.counted() ? 0 : 1)
                .param("reason", settlement.reason())
                .param(
                        "gone",
                        settlement.state() == DeliveryState.SENT || settlement.state() == DeliveryState.DELIVERED)
                .param("done", settlement.doneAt())
                .param("now", now)
                .update();
    }

    /** Ends a delivery without an attempt. */
    void end(Claimed claimed, DeliveryState state, String reason, Instant now) {
        jdbc.sql("""
                update notices.delivery set state = :state, reason = :reason, done_at = :now, attempts = attempts - 1
                where id = :id and attempts = :attempt and state = 'QUEUED'
                """)
                .param("id", claimed.id())
                .param("attempt", claimed.attempt())
                .param("state", state)
                .param("reason", reason)
                .param("now", now)
                .update();
    }

    /** Gives back what was taken and not tried. */
    void release(List<UUID> deliveries, Instant due) {
        jdbc.sql("""
                update notices.delivery set due_at = :due, attempts = attempts - 1
                where id = any(:ids) and state = 'QUEUED'
                """).param("ids", deliveries).param("due", due).update();
    }

    /**
     * Makes daily summaries of what is held and due, each of one person: the oldest delivery carries, the others travel
     * in it. How many persons.
     */
    int bundle(int persons, Instant now, Instant expiresAt) {
        return jdbc.sql("""
                with due as (
                    select distinct person_id from notices.delivery where state = 'HELD' and due_at <= :now
                    limit :persons),
                held as (
                    select d.id, first_value(d.id) over (partition by d.person_id order by d.id) as carrier
                    from notices.delivery d join due using (person_id)
                    where d.state = 'HELD' and d.due_at <= :now),
                bundled as (
                    update notices.delivery d
                    set state = case when d.id = held.carrier then 'QUEUED' else 'BUNDLED' end,
                        bundle_id = held.carrier, due_at = :now, expires_at = :expires
                    from held where d.id = held.id
                    returning d.id = held.carrier as carries)
                select count(*) filter (where carries) from bundled
                """)
                .param("persons", persons)
                .param("now", now)
                .param("expires", expiresAt)
                .query(Integer.class)
                .single();
    }
}
