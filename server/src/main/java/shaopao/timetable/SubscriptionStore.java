package shaopao.timetable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** SQL of subscribed calendars. */
@Repository
class SubscriptionStore {

    private final JdbcClient jdbc;

    SubscriptionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A calendar that somebody subscribed to.
     *
     * @param reminderMinutes before each lesson; absent without reminders
     * @param readAt when a calendar program last asked for it, to the hour
     */
    record Feed(
            PersonId person,
            UUID id,
            String language,
            Optional<Integer> reminderMinutes,
            Instant madeAt,
            Optional<Instant> readAt) {}

    Optional<Feed> of(PersonId person) {
        return jdbc.sql("""
                select person_id, id, language, reminder_minutes, made_at, read_at from timetable.feed
                where person_id = :person
                """)
                .param("person", person)
                .query((row, _) -> feed(row))
                .optional();
    }

    Optional<Feed> byId(UUID id) {
        return jdbc.sql("""
                select person_id, id, language, reminder_minutes, made_at, read_at from timetable.feed where id = :id
                """).param("id", id).query((row, _) -> feed(row)).optional();
    }

    /** Makes the person's feed, in the place of one that there was. */
    void make(Feed feed) {
        jdbc.sql("""
                insert into timetable.feed (person_id, id, language, reminder_minutes, made_at)
                values (:person, :id, :language, :reminder::int, :at)
                on conflict (person_id) do update set id = excluded.id, language = excluded.language,
                    reminder_minutes = excluded.reminder_minutes, made_at = excluded.made_at, read_at = null
                """)
                .param("person", feed.person())
                .param("id", feed.id())
                .param("language", feed.language())
                .param("reminder", feed.reminderMinutes())
                .param("at", feed.madeAt())
                .update();
    }

    boolean remind(PersonId person, Optional<Integer> minutes) {
        return jdbc.sql("update timetable.feed set reminder_minutes = :minutes::int where person_id = :person")
                        .param("minutes", minutes)
                        .param("person", person)
                        .update()
                == 1;
    }

    boolean revoke(PersonId person) {
        return jdbc.sql("delete from timetable.feed where person_id = :person")
                        .param("person", person)
                        .update()
                == 1;
    }

    /** Notes the hour; calendar programs ask every few minutes. */
    void read(UUID id, Instant now) {
        jdbc.sql("""
                update timetable.feed set read_at = :now
                where id = :id and (read_at is null or read_at < :now::timestamptz - interval '1 hour')
                """).param("id", id).param("now", now).update();
    }

    private static Feed feed(ResultSet row) throws SQLException {
        return new Feed(
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getString("language"),
                Optional.ofNullable(row.getObject("reminder_minutes", Integer.class)),
                LessonStore.instant(row, "made_at"),
                Optional.ofNullable(row.getObject("read_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
