package shaopao.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.notices.Habits.Choice;

/** SQL of what people chose. */
@Repository
class HabitStore {

    private final JdbcClient jdbc;

    HabitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of those who chose anything; the others are absent. */
    Map<PersonId, Habits> of(Collection<PersonId> persons, int usualDigestHour) {
        Map<PersonId, Map<Choice, Boolean>> chosen = new HashMap<>();
        jdbc.sql("select person_id, category, channel, wanted from notices.preference where person_id = any(:persons)")
                .param("persons", persons)
                .query(row -> {
                    chosen.computeIfAbsent(person(row), _ -> new HashMap<>())
                            .put(
                                    new Choice(Category.valueOf(row.getString("category")), row.getString("channel")),
                                    row.getBoolean("wanted"));
                });
        Map<PersonId, Habits> habits = new HashMap<>();
        jdbc.sql("select * from notices.habit where person_id = any(:persons)")
                .param("persons", persons)
                .query(row -> {
                    PersonId person = person(row);
                    habits.put(
                            person,
                            new Habits(
                                    chosen.getOrDefault(person, Map.of()),
                                    quiet(row),
                                    row.getBoolean("digest"),
                                    row.getInt("digest_hour")));
                });
        chosen.forEach((person, choices) ->
                habits.computeIfAbsent(person, _ -> new Habits(choices, Optional.empty(), true, usualDigestHour)));
        return habits;
    }

    private static PersonId person(ResultSet row) throws SQLException {
        return new PersonId(row.getObject("person_id", UUID.class));
    }

    private static Optional<Quiet> quiet(ResultSet row) throws SQLException {
        LocalTime from = row.getObject("quiet_from", LocalTime.class);
        LocalTime until = row.getObject("quiet_until", LocalTime.class);
        return from == null || until == null ? Optional.empty() : Optional.of(new Quiet(from, until));
    }

    /** Replaces everything that the person chose; what is held for a summary moves to its new hour or is let go. */
    void save(PersonId person, Habits habits, Instant nextDigest) {
        List<Map.Entry<Choice, Boolean>> choices =
                new ArrayList<>(habits.chosen().entrySet());
        jdbc.sql("""
                with habit as (
                    insert into notices.habit (person_id, quiet_from, quiet_until, digest, digest_hour)
                    values (:person, :from::time, :until::time, :digest, :hour)
                    on conflict (person_id) do update set quiet_from = excluded.quiet_from,
                        quiet_until = excluded.quiet_until, digest = excluded.digest,
                        digest_hour = excluded.digest_hour),
                held as (
                    update notices.delivery
                    set due_at = :next, state = case when :digest then 'HELD' else 'SKIPPED' end,
                        reason = case when :digest then null else 'SWITCHED_OFF' end
                    where person_id = :person and state = 'HELD')
                insert into notices.preference (person_id, category, channel, wanted)
                select :person, category, channel, wanted
                from unnest(:categories::text[], :channels::text[], :wanted::boolean[])
                    as given (category, channel, wanted)
                on conflict (person_id, category, channel) do update set wanted = excluded.wanted
                """)
                .param("person", person)
                .param("from", habits.quiet().map(quiet -> quiet.from().toString()))
                .param("until", habits.quiet().map(quiet -> quiet.until().toString()))
                .param("digest", habits.digest())
                .param("hour", habits.digestHour())
                .param("next", nextDigest)
                .param(
                        "categories",
                        choices.stream().map(one -> one.getKey().category()).toList())
                .param(
                        "channels",
                        choices.stream().map(one -> one.getKey().channel()).toList())
                .param("wanted", choices.stream().map(Map.Entry::getValue).toList())
                .update();
    }

    void choose(PersonId person, Choice choice, boolean wanted) {
        jdbc.sql("""
                insert into notices.preference (person_id, category, channel, wanted)
                values (:person, :category, :channel, :wanted)
                on conflict (person_id, category, channel) do update set wanted = excluded.wanted
                """)
                .param("person", person)
                .param("category", choice.category())
                .param("channel", choice.channel())
                .param("wanted", wanted)
                .update();
    }
}
