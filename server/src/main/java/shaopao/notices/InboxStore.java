package shaopao.notices;

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
import shaopao.kernel.Words;

/** SQL of the inbox; whose inbox it is stands in each statement. */
@Repository
class InboxStore {

    private final JdbcClient jdbc;

    InboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first, from the given message on. */
    List<NoticeCard> messages(
            PersonId person,
            boolean unread,
            boolean archived,
            Optional<Category> category,
            Optional<UUID> after,
            int limit) {
        return jdbc.sql("""
                select m.id, c.code, m.category, m.importance, c.title_zh, c.title_en, c.body_zh, c.body_en, c.link,
                    m.sent_at, m.read_at, m.archived_at is not null as archived
                from notices.message m join notices.content c on c.id = m.content_id
                where m.person_id = :person and (m.archived_at is not null) = :archived
                  and (not :unread or m.read_at is null)
                  and (:category::text is null or m.category = :category::text)
                  and (:after::uuid is null or m.id < :after::uuid)
                order by m.id desc
                limit :limit
                """)
                .param("person", person)
                .param("archived", archived)
                .param("unread", unread)
                .param("category", category)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> card(row))
                .list();
    }

    private static NoticeCard card(ResultSet row) throws SQLException {
        return new NoticeCard(
                row.getObject("id", UUID.class),
                row.getString("code"),
                Category.valueOf(row.getString("category")),
                Importance.valueOf(row.getString("importance")),
                new Words(row.getString("title_zh"), row.getString("title_en")),
                new Words(row.getString("body_zh"), row.getString("body_en")),
                Optional.ofNullable(row.getString("link")),
                row.getTimestamp("sent_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("read_at")).map(Timestamp::toInstant),
                row.getBoolean("archived"));
    }

    /** How many are unread, counted no further than the given number. */
    int unread(PersonId person, int most) {
        return jdbc.sql("""
                select count(*) from (
                    select from notices.message
                    where person_id = :person and read_at is null and archived_at is null limit :most) counted
                """)
                .param("person", person)
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /** False when the person has no such message. */
    boolean read(PersonId person, UUID id, Instant now) {
        return jdbc.sql("""
                update notices.message set read_at = coalesce(read_at, :now) where id = :id and person_id = :person
                """)
                        .param("person", person)
                        .param("id", id)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Up to the given message, so that one which has just arrived stays unread; how many. */
    int readAll(PersonId person, UUID upTo, Optional<Category> category, Instant now) {
        return jdbc.sql("""
                update notices.message set read_at = :now
                where person_id = :person and read_at is null and archived_at is null and id <= :upTo
                  and (:category::text is null or category = :category::text)
                """)
                .param("person", person)
                .param("upTo", upTo)
                .param("category", category)
                .param("now", now)
                .update();
    }

    /** Puts a message away, which reads it, or takes it back; false when the person has no such message. */
    boolean archive(PersonId person, UUID id, boolean archived, Instant now) {
        return jdbc.sql("""
                update notices.message
                set archived_at = case when :archived then coalesce(archived_at, :now) end,
                    read_at = case when :archived then coalesce(read_at, :now) else read_at end
                where id = :id and person_id = :person
                """)
                        .param("person", person)
                        .param("id", id)
                        .param("archived", archived)
                        .param("now", now)
                        .update()
                == 1;
    }
}
