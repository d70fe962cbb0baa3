package shaopao.transport;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of the versions of the feed. */
@Repository
class BusFeedStore {

    private static final String FACTS = """
            id, number, file_name, first_day, last_day, agencies, stops, routes, trips, halts, imported_by,
            imported_at, active
            """;

    private final JdbcClient jdbc;

    BusFeedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A version, without its content. */
    record FeedVersion(
            UUID id,
            int number,
            String fileName,
            LocalDate firstDay,
            LocalDate lastDay,
            String agencies,
            int stops,
            int routes,
            int trips,
            int halts,
            String importedBy,
            Instant importedAt,
            boolean active) {}

    /** Adds a version; its number follows the last one. */
    FeedVersion add(FeedVersion feed, byte[] content) {
        return jdbc.sql("""
                insert into transport.feed (id, number, file_name, content, first_day, last_day, agencies, stops,
                    routes, trips, halts, imported_by, imported_at)
                values (:id, (select coalesce(max(number), 0) + 1 from transport.feed), :file, :content, :first, :last,
                    :agencies, :stops, :routes, :trips, :halts, :by, :at)
                returning
                """ + FACTS)
                .param("id", feed.id())
                .param("file", feed.fileName())
                .param("content", content)
                .param("first", feed.firstDay())
                .param("last", feed.lastDay())
                .param("agencies", feed.agencies())
                .param("stops", feed.stops())
                .param("routes", feed.routes())
                .param("trips", feed.trips())
                .param("halts", feed.halts())
                .param("by", feed.importedBy())
                .param("at", feed.importedAt())
                .query((row, _) -> version(row))
                .single();
    }

    /** Puts a version in force, and the one before out of it; false when there is none of this id. */
    boolean activate(UUID id, Instant now) {
        jdbc.sql("update transport.feed set active = false where active and id <> :id")
                .param("id", id)
                .update();
        return jdbc.sql("update transport.feed set active = true, activated_at = :now where id = :id")
                        .param("id", id)
                        .param("now", now)
                        .update()
                == 1;
    }

    Optional<UUID> active() {
        return jdbc.sql("select id from transport.feed where active")
                .query(UUID.class)
                .optional();
    }

    Optional<byte[]> content(UUID id) {
        return jdbc.sql("select content from transport.feed where id = :id")
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    List<FeedVersion> versions(int limit) {
        return jdbc.sql("select " + FACTS + " from transport.feed order by number desc limit :limit")
                .param("limit", limit)
                .query((row, _) -> version(row))
                .list();
    }

    /** Days and rides on which seats are held from now on. */
    List<String> bookedRides(Instant now) {
        return jdbc.sql("""
                select run.service_day || ' ' || run.ride from transport.run run
                where run.leaves_at > :now and exists (
                    select from transport.booking b where b.run_id = run.id and b.state in ('HELD', 'WAITING'))
                order by 1
                """)
                .param("now", now)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static FeedVersion version(ResultSet row) throws SQLException {
        return new FeedVersion(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                row.getString("file_name"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("agencies"),
                row.getInt("stops"),
                row.getInt("routes"),
                row.getInt("trips"),
                row.getInt("halts"),
                row.getString("imported_by"),
                row.getTimestamp("imported_at").toInstant(),
                row.getBoolean("active"));
    }
}
