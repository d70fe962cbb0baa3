package shaopao.gates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** SQL that looks for facts of people, for those who read them. */
@Repository
class GateFactSearchStore {

    private static final String COLUMNS = """
            select id, person_id, kind, word, state, nullif(from_at, '-infinity') as from_at,
                   nullif(until_at, 'infinity') as until_at, source, by_name, changed_at
            from gates.fact
            """;

    private final JdbcClient jdbc;

    GateFactSearchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A fact as it is kept. */
    record Kept(UUID id, PersonId person, GateFact fact, String source, String by, Instant changedAt) {}

    /**
     * What a list is asked for by: {@code text} is a number of a person or the beginning of a word.
     *
     * @param over also what is over
     */
    record Search(
            Optional<GateFactKind> kind,
            Optional<String> source,
            Optional<PersonId> person,
            Optional<String> text,
            boolean over) {}

    /** The newest first. */
    List<Kept> found(Search search, Optional<UUID> after, Instant now, int limit) {
        return jdbc.sql(COLUMNS + """
                where (:kind::text is null or kind = :kind) and (:source::text is null or source = :source)
                  and (:over or until_at > :now) and (:after::uuid is null or id < :after::uuid)
                  and ((:person::uuid is null and :text::text is null) or person_id = :person::uuid
                       or lower(word) like :text)
                order by id desc limit :limit
                """)
                .param("kind", search.kind())
                .param("source", search.source())
                .param("over", search.over())
                .param("now", now)
                .param("after", after)
                .param("person", search.person())
                .param("text", search.text().map(GateFactSearchStore::beginning))
                .param("limit", limit)
                .query((row, _) -> kept(row))
                .list();
    }

    private static String beginning(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    /** Of one person, what holds or will hold first, then what is over; at most 200. */
    List<Kept> of(PersonId person, boolean over, Instant now) {
        return jdbc.sql(COLUMNS + """
                where person_id = :person and (:over or until_at > :now)
                order by until_at <= :now, kind, word, from_at limit 200
                """)
                .param("person", person)
                .param("over", over)
                .param("now", now)
                .query((row, _) -> kept(row))
                .list();
    }

    Optional<Kept> fact(UUID id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query((row, _) -> kept(row))
                .optional();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                new GateFact(
                        GateFactKind.valueOf(row.getString("kind")),
                        row.getString("word"),
                        row.getString("state"),
                        instant(row, "from_at"),
                        instant(row, "until_at")),
                row.getString("source"),
                row.getString("by_name"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
