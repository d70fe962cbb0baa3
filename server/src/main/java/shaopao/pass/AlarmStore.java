package shaopao.pass;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** Alarms, and the distances from which they follow. */
@Repository
class AlarmStore {

    private static final String COLUMNS = """
            select a.id, a.pass_id, p.person_id, coalesce(v.guest_name, '') as guest_name, a.first_reader,
                a.first_place, a.first_at, a.then_reader, a.then_place, a.then_at, a.raised_at, a.settled_at,
                a.settled_by, a.note
            from pass.alarm a
                join pass.pass p on p.id = a.pass_id
                left join pass.visit v on v.id = p.visit_id
            """;

    private final JdbcClient jdbc;

    AlarmStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An alarm as it is stored. */
    record Row(
            UUID id,
            PassId pass,
            Optional<PersonId> person,
            String guestName,
            Spot first,
            Spot then,
            Instant raisedAt,
            Optional<Instant> settledAt,
            Optional<String> settledBy,
            Optional<String> note) {}

    /** A reader and its place. */
    record Spot(ReaderId reader, Optional<UUID> place, Instant at) {}

    /** How long it takes at least from one place to another. */
    record Distance(UUID placeA, UUID placeB, int seconds) {}

    List<Row> alarms(boolean open, Optional<UUID> after, int limit) {
        return jdbc.sql(COLUMNS + """
                where (not :open or a.settled_at is null) and (:after::uuid is null or a.id < :after::uuid)
                order by a.id desc limit :limit
                """)
                .param("open", open)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> row(row))
                .list();
    }

    List<Row> ofPass(PassId pass, int limit) {
        return jdbc.sql(COLUMNS + "where a.pass_id = :pass order by a.raised_at desc limit :limit")
                .param("pass", pass)
                .param("limit", limit)
                .query((row, _) -> row(row))
                .list();
    }

    boolean settle(UUID id, String by, String note, Instant now) {
        return jdbc.sql("""
                update pass.alarm set settled_at = :now, settled_by = :by, note = :note
                where id = :id and settled_at is null
                """)
                        .param("id", id)
                        .param("by", by)
                        .param("note", note)
                        .param("now", now)
                        .update()
                == 1;
    }

    void forget(Instant before) {
        jdbc.sql("delete from pass.alarm where raised_at < :before")
                .param("before", before)
                .update();
    }

    List<Distance> distances() {
        return jdbc.sql("select place_a, place_b, seconds from pass.distance order by place_a, place_b limit 1000")
                .query((row, _) -> new Distance(
                        row.getObject("place_a", UUID.class),
                        row.getObject("place_b", UUID.class),
                        row.getInt("seconds")))
                .list();
    }

    /** Keeps a distance, in whichever direction it is told. */
    void put(Distance distance) {
        jdbc.sql("""
                insert into pass.distance (place_a, place_b, seconds)
                values (least(:a::uuid, :b::uuid), greatest(:a::uuid, :b::uuid), :seconds)
                on conflict (place_a, place_b) do update set seconds = excluded.seconds
                """)
                .param("a", distance.placeA())
                .param("b", distance.placeB())
                .param("seconds", distance.seconds())
                .update();
    }

    boolean remove(UUID placeA, UUID placeB) {
        return jdbc.sql("""
                delete from pass.distance
                where place_a = least(:a::uuid, :b::uuid) and place_b = greatest(:a::uuid, :b::uuid)
                """).param("a", placeA).param("b", placeB).update() == 1;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                new PassId(row.getObject("pass_id", UUID.class)),
                Optional.ofNullable(row.getObject("person_id", UUID.class)).map(PersonId::new),
                row.getString("guest_name"),
                new Spot(
                        new ReaderId(row.getObject("first_reader", UUID.class)),
                        Optional.ofNullable(row.getObject("first_place", UUID.class)),
                        row.getTimestamp("first_at").toInstant()),
                new Spot(
                        new ReaderId(row.getObject("then_reader", UUID.class)),
                        Optional.ofNullable(row.getObject("then_place", UUID.class)),
                        row.getTimestamp("then_at").toInstant()),
                row.getTimestamp("raised_at").toInstant(),
                PassStore.instant(row.getTimestamp("settled_at")),
                Optional.ofNullable(row.getString("settled_by")),
                Optional.ofNullable(row.getString("note")));
    }
}
