package shaopao.gates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.http.Cursors;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.places.PlaceId;

/** SQL that reads who is inside, and what happened at gates. */
@Repository
class PresenceStore {

    private final JdbcClient jdbc;

    PresenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A place in a list, after which the next page begins. */
    record Mark(Instant at, UUID id) {

        static Mark of(String cursor) {
            List<String> parts = Cursors.unpack(cursor, 2);
            try {
                return new Mark(Instant.parse(parts.getFirst()), UUID.fromString(parts.getLast()));
            } catch (DateTimeParseException | IllegalArgumentException e) {
                throw new ProblemException(
                        KernelProblem.INVALID_REQUEST,
                        Map.of("errors", List.of(Map.of("field", "after", "message", ""))));
            }
        }

        String text() {
            return Cursors.pack(at.toString(), id.toString());
        }
    }

    /** How many are inside a place, and the most of the day. */
    record Count(PlaceId place, int inside, int peak) {}

    /** Somebody inside. */
    record InsideRow(UUID subject, boolean guest, Instant since, Optional<UUID> entry, Passage.How how) {}

    /** One stored decision. */
    record PassageRow(
            Instant at,
            UUID id,
            PlaceId place,
            EntryId entry,
            Optional<UUID> subject,
            boolean guest,
            Direction direction,
            boolean opened,
            GateReason reason,
            int line,
            long policy,
            Optional<String> remark,
            Optional<String> fault,
            Passage.How how,
            Optional<String> by) {}

    List<Count> counts(LocalDate today) {
        return jdbc.sql("""
                select place_id, inside, case when peak_on = :today then greatest(peak, inside) else inside end as peak
                from gates.occupancy
                """)
                .param("today", today)
                .query((row, _) -> new Count(
                        new PlaceId(row.getObject("place_id", UUID.class)), row.getInt("inside"), row.getInt("peak")))
                .list();
    }

    /** How often each entry point opened and refused since a moment. */
    Map<EntryId, int[]> totals(Collection<EntryId> entries, Instant since) {
        Map<EntryId, int[]> totals = new HashMap<>();
        jdbc.sql("""
                select entry_id, count(*) filter (where opened and direction = 'IN') as ins,
                    count(*) filter (where opened and direction = 'OUT') as outs,
                    count(*) filter (where not opened) as refused
                from gates.event where entry_id = any(:entries) and at >= :since and how <> 'AUTO' group by entry_id
                """).param("entries", entries).param("since", since).query(row -> {
            totals.put(
                    new EntryId(row.getObject("entry_id", UUID.class)),
                    new int[] {row.getInt("ins"), row.getInt("outs"), row.getInt("refused")});
        });
        return totals;
    }

    /** Everybody who is inside, with the time of the last entry. */
    Map<UUID, Instant> insideSince(PlaceId place) {
        Map<UUID, Instant> inside = new HashMap<>();
        jdbc.sql("select subject, since from gates.presence where place_id = :place and inside")
                .param("place", place)
                .query(row -> {
                    inside.put(
                            row.getObject("subject", UUID.class),
                            row.getTimestamp("since").toInstant());
                });
        return inside;
    }

    /** Who is inside, those who came first in front. */
    List<InsideRow> inside(PlaceId place, Optional<Mark> after, int limit) {
        return jdbc.sql("""
                select subject, guest, since, entry_id, how from gates.presence
                where place_id = :place and inside
                  and (:after::timestamptz is null or (since, subject) > (:after::timestamptz, :subject::uuid))
                order by since, subject limit :limit
                """)
                .param("place", place)
                .param("after", after.map(Mark::at))
                .param("subject", after.map(Mark::id))
                .param("limit", limit)
                .query((row, _) -> new InsideRow(
                        row.getObject("subject", UUID.class),
                        row.getBoolean("guest"),
                        row.getTimestamp("since").toInstant(),
                        Optional.ofNullable(row.getObject("entry_id", UUID.class)),
                        Passage.How.valueOf(row.getString("how"))))
                .list();
    }

    /** The passages of one subject, the newest first. */
    List<PassageRow> passagesOf(UUID subject, Optional<Mark> after, int limit) {
        return passages("subject", subject, after, limit);
    }

    /** The passages of one place, the newest first. */
    List<PassageRow> passagesAt(PlaceId place, Optional<Mark> after, int limit) {
        return passages("place_id", place.value(), after, limit);
    }

    /** The first of the two limits of time lets months be left out. */
    private List<PassageRow> passages(String column, UUID value, Optional<Mark> after, int limit) {
        return jdbc.sql("""
                select at, id, place_id, entry_id, subject, guest, direction, opened, reason, line, policy, remark,
                    fault, how, by_name
                from gates.event
                where (:at::timestamptz is null or (at <= :at::timestamptz
                    and (at, id) < (:at::timestamptz, :id::uuid)))
                and\s""" + column + """
                 = :value
                order by at desc, id desc limit :limit
                """)
                .param("value", value)
                .param("at", after.map(Mark::at))
                .param("id", after.map(Mark::id))
                .param("limit", limit)
                .query((row, _) -> passage(row))
                .list();
    }

    /** The last decision at an entry point since a moment, if there was one. */
    Optional<PassageRow> last(PlaceId place, EntryId entry, Instant since) {
        return jdbc.sql("""
                select at, id, place_id, entry_id, subject, guest, direction, opened, reason, line, policy, remark,
                    fault, how, by_name
                from gates.event
                where place_id = :place and at >= :since and entry_id = :entry order by at desc limit 1
                """)
                .param("place", place)
                .param("entry", entry)
                .param("since", since)
                .query((row, _) -> passage(row))
                .optional();
    }

    /** The places in which somebody is. */
    List<InsidePlace> placesOf(UUID subject) {
        return jdbc.sql("""
                select place_id, since, how from gates.presence where subject = :subject and inside order by since desc
                """)
                .param("subject", subject)
                .query((row, _) -> new InsidePlace(
                        new PlaceId(row.getObject("place_id", UUID.class)),
                        row.getTimestamp("since").toInstant(),
                        Passage.How.valueOf(row.getString("how"))))
                .list();
    }

    /** Where somebody is. */
    record InsidePlace(PlaceId place, Instant since, Passage.How how) {}

    private static PassageRow passage(ResultSet row) throws SQLException {
        return new PassageRow(
                row.getTimestamp("at").toInstant(),
                row.getObject("id", UUID.class),
                new PlaceId(row.getObject("place_id", UUID.class)),
                new EntryId(row.getObject("entry_id", UUID.class)),
                Optional.ofNullable(row.getObject("subject", UUID.class)),
                row.getBoolean("guest"),
                Direction.valueOf(row.getString("direction")),
                row.getBoolean("opened"),
                GateReason.valueOf(row.getString("reason")),
                row.getInt("line"),
                row.getLong("policy"),
                Optional.ofNullable(row.getString("remark")),
                Optional.ofNullable(row.getString("fault")),
                Passage.How.valueOf(row.getString("how")),
                Optional.ofNullable(row.getString("by_name")));
    }

    // --- months ------------------------------------------------------------------------------------------------------

    /** Makes the partition of a month, unless it is there or rows of the month lie in the rest already. */
    void makeMonth(LocalDate first) {
        String name = "event_" + first.toString().substring(0, 7).replace('-', '_');
        Instant from = first.atStartOfDay(PolicyLanguage.ZONE).toInstant();
        Instant until = first.plusMonths(1).atStartOfDay(PolicyLanguage.ZONE).toInstant();
        boolean taken = jdbc.sql("""
                select to_regclass(:name) is not null
                    or exists (select from gates.event_other where at >= :from and at < :until)
                """)
                .param("name", "gates." + name)
                .param("from", from)
                .param("until", until)
                .query(Boolean.class)
                .single();
        if (!taken) {
            jdbc.sql("create table gates.%s partition of gates.event for values from ('%s') to ('%s')"
                            .formatted(name, from, until))
                    .update();
        }
    }

    /** Names of the monthly partitions. */
    List<String> months() {
        return jdbc.sql("""
                select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = 'gates.event'::regclass and c.relname <> 'event_other' order by c.relname
                """).query((row, _) -> row.getString("relname")).list();
    }

    void dropMonth(String name) {
        jdbc.sql("drop table gates." + name).update();
    }

    void forgetOther(Instant before) {
        jdbc.sql("delete from gates.event_other where at < :before")
                .param("before", before)
                .update();
        jdbc.sql("delete from gates.presence where not inside and since < :before")
                .param("before", before)
                .update();
        jdbc.sql("delete from gates.reader_event where stored_at < :before")
                .param("before", before)
                .update();
        jdbc.sql("delete from gates.reader_log where seen_at < :before")
                .param("before", before)
                .update();
        jdbc.sql("delete from gates.leave where until_on < :before::timestamptz::date")
                .param("before", before)
                .update();
    }
}
