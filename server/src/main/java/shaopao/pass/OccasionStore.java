package shaopao.pass;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.people.PersonKind;

/** Occasions, and who was there. */
@Repository
class OccasionStore {

    private static final String COLUMNS = """
            select id, kind, title, place, starts_at, ends_at, opens_at, closes_at, kinds, units, classes, people,
                second_tag, second_after_minutes, screen, made_by, made_by_name, cancelled_at
            from pass.occasion
            """;

    private final JdbcClient jdbc;

    OccasionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Occasion occasion, Instant now) {
        jdbc.sql("""
                insert into pass.occasion (id, kind, title, place, starts_at, ends_at, opens_at, closes_at, kinds,
                    units, classes, people, second_tag, second_after_minutes, screen, made_by, made_by_name, made_at)
                values (:id, :kind, :title, :place, :starts, :ends, :opens, :closes, :kinds::text[], :units::uuid[],
                    :classes::uuid[], :people::uuid[], :second, :secondAfter, :screen, :by, :byName, :now)
                """)
                .param("id", occasion.id())
                .param("kind", occasion.kind())
                .param("title", occasion.title())
                .param("place", occasion.place())
                .param("starts", occasion.startsAt())
                .param("ends", occasion.endsAt())
                .param("opens", occasion.window().opensAt())
                .param("closes", occasion.window().closesAt())
                .param("kinds", occasion.audience().kinds())
                .param("units", occasion.audience().units())
                .param("classes", occasion.audience().classes())
                .param("people", occasion.audience().people())
                .param("second", occasion.secondTag().wanted())
                .param("secondAfter", occasion.secondTag().afterMinutes())
                .param("screen", occasion.screen())
                .param("by", occasion.madeBy())
                .param("byName", occasion.madeByName())
                .param("now", now)
                .update();
    }

    /** One occasion; only the maker's own unless {@code all}. */
    Optional<Occasion> occasion(UUID id, boolean all, PersonId maker) {
        return jdbc.sql(COLUMNS + "where id = :id and (:all or made_by = :maker)")
                .param("id", id)
                .param("all", all)
                .param("maker", maker)
                .query((row, _) -> occasion(row))
                .optional();
    }

    /** One occasion, for somebody who checks in. */
    Optional<Occasion> occasion(UUID id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query((row, _) -> occasion(row))
                .optional();
    }

    List<Occasion> occasions(boolean all, PersonId maker, Optional<UUID> after, int limit) {
        return jdbc.sql(COLUMNS + """
                where (:all or made_by = :maker) and (:after::uuid is null or id < :after::uuid)
                order by id desc limit :limit
                """)
                .param("all", all)
                .param("maker", maker)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> occasion(row))
                .list();
    }

    boolean cancel(UUID id, boolean all, PersonId maker, Instant now) {
        return jdbc.sql("""
                update pass.occasion set cancelled_at = :now
                where id = :id and (:all or made_by = :maker) and cancelled_at is null
                """)
                        .param("id", id)
                        .param("all", all)
                        .param("maker", maker)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** The first tag; false when there is one. */
    boolean first(UUID occasion, PassId pass, Optional<PersonId> person, String name, Tagged tagged) {
        return jdbc.sql("""
                insert into pass.attendance (occasion_id, pass_id, person_id, name, first_at, first_how, first_by, note)
                values (:occasion, :pass, :person, :name, :at, :how, :by, :note)
                on conflict (occasion_id, pass_id) do nothing
                """)
                        .param("occasion", occasion)
                        .param("pass", pass)
                        .param("person", person)
                        .param("name", name)
                        .param("at", tagged.at())
                        .param("how", tagged.how())
                        .param("by", tagged.by())
                        .param("note", tagged.note())
                        .update()
                == 1;
    }

    /** The second tag; false when it is there, or the first one is not. */
    boolean second(UUID occasion, PassId pass, Tagged tagged) {
        return jdbc.sql("""
                update pass.attendance set second_at = :at, second_how = :how, second_by = :by
                where occasion_id = :occasion and pass_id = :pass and second_at is null
                """)
                        .param("occasion", occasion)
                        .param("pass", pass)
                        .param("at", tagged.at())
                        .param("how", tagged.how())
                        .param("by", tagged.by())
                        .update()
                == 1;
    }

    /** Takes somebody off the list who was written down by mistake. */
    boolean remove(UUID occasion, PassId pass) {
        return jdbc.sql("delete from pass.attendance where occasion_id = :occasion and pass_id = :pass")
                        .param("occasion", occasion)
                        .param("pass", pass)
                        .update()
                == 1;
    }

    Optional<Tags> tags(UUID occasion, PassId pass) {
        return jdbc.sql("""
                select first_at, second_at from pass.attendance where occasion_id = :occasion and pass_id = :pass
                """)
                .param("occasion", occasion)
                .param("pass", pass)
                .query((row, _) -> new Tags(
                        row.getTimestamp("first_at").toInstant(), PassStore.instant(row.getTimestamp("second_at"))))
                .optional();
    }

    List<Attendance> attendances(UUID occasion, int limit) {
        return jdbc.sql("""
                select pass_id, person_id, name, first_at, first_how, second_at, second_how, note
                from pass.attendance where occasion_id = :occasion order by first_at desc, pass_id limit :limit
                """)
                .param("occasion", occasion)
                .param("limit", limit)
                .query((row, _) -> attendance(row))
                .list();
    }

    int count(UUID occasion) {
        return jdbc.sql("select count(*) from pass.attendance where occasion_id = :occasion")
                .param("occasion", occasion)
                .query(Integer.class)
                .single();
    }

    private static Occasion occasion(ResultSet row) throws SQLException {
        return new Occasion(
                row.getObject("id", UUID.class),
                OccasionKind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("place"),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                new Occasion.CheckInWindow(
                        row.getTimestamp("opens_at").toInstant(),
                        row.getTimestamp("closes_at").toInstant()),
                new Occasion.Audience(
                        Arrays.stream((String[]) row.getArray("kinds").getArray())
                                .map(PersonKind::valueOf)
                                .collect(Collectors.toSet()),
                        Set.copyOf(PassStore.uuids(row.getArray("units"))),
                        Set.copyOf(PassStore.uuids(row.getArray("classes"))),
                        PassStore.uuids(row.getArray("people")).stream()
                                .map(PersonId::new)
                                .collect(Collectors.toSet())),
                new Occasion.SecondTag(row.getBoolean("second_tag"), row.getInt("second_after_minutes")),
                row.getBoolean("screen"),
                new PersonId(row.getObject("made_by", UUID.class)),
                row.getString("made_by_name"),
                PassStore.instant(row.getTimestamp("cancelled_at")));
    }

    private static Attendance attendance(ResultSet row) throws SQLException {
        return new Attendance(
                new PassId(row.getObject("pass_id", UUID.class)),
                Optional.ofNullable(row.getObject("person_id", UUID.class)).map(PersonId::new),
                "",
                row.getString("name"),
                row.getTimestamp("first_at").toInstant(),
                TagHow.valueOf(row.getString("first_how")),
                PassStore.instant(row.getTimestamp("second_at")),
                Optional.ofNullable(row.getString("second_how")).map(TagHow::valueOf),
                Optional.ofNullable(row.getString("note")));
    }
}
