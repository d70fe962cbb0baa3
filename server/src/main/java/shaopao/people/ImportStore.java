package shaopao.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.Actor;

/** Imports and their bad cells. */
@Repository
class ImportStore {

    private final JdbcClient jdbc;

    ImportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID id, ImportKind kind, String fileName, boolean dryRun, Actor by, Instant now) {
        jdbc.sql("""
                insert into people.import (id, kind, file_name, dry_run, phase, started_by, started_by_name, started_at,
                    beaten_at)
                values (:id, :kind, :fileName, :dryRun, 'WAITING', :by::uuid, :byName, :now, :now)
                """)
                .param("id", id)
                .param("kind", kind)
                .param("fileName", fileName)
                .param("dryRun", dryRun)
                .param("by", by.id())
                .param("byName", by.name())
                .param("now", now)
                .update();
    }

    boolean running(ImportKind kind) {
        return jdbc.sql("select exists (select from people.import where kind = :kind and ended_at is null)")
                .param("kind", kind)
                .query(Boolean.class)
                .single();
    }

    /** Notes how far it is; false when it was asked to stop. */
    boolean beat(UUID id, ImportPhase phase, long done, long total, Instant now) {
        return jdbc.sql("""
                update people.import
                set phase = case phase when 'CANCELLING' then phase else :phase end, done = :done, total = :total,
                    beaten_at = :now
                where id = :id and ended_at is null
                returning phase <> 'CANCELLING'
                """)
                .param("id", id)
                .param("phase", phase)
                .param("done", done)
                .param("total", total)
                .param("now", now)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void end(UUID id, ImportPhase phase, long done, Intake.Counts counts, long bad, Instant now) {
        jdbc.sql("""
                update people.import
                set phase = :phase, done = :done, total = greatest(total, :done), added = :added, changed = :changed,
                    unchanged = :unchanged, ended = :ended, bad = :bad, beaten_at = :now, ended_at = :now
                where id = :id and ended_at is null
                """)
                .param("id", id)
                .param("phase", phase)
                .param("done", done)
                .param("added", counts.added())
                .param("changed", counts.changed())
                .param("unchanged", counts.unchanged())
                .param("ended", counts.ended())
                .param("bad", bad)
                .param("now", now)
                .update();
    }

    /** Asks a running import to stop; false when it is over. */
    boolean cancel(UUID id) {
        return jdbc.sql("update people.import set phase = 'CANCELLING' where id = :id and ended_at is null")
                        .param("id", id)
                        .update()
                == 1;
    }

    void addBad(UUID id, List<BadCell> cells) {
        jdbc.sql("""
                insert into people.import_bad_row (import_id, row_number, column_name, reason, value)
                select :id, row_number, column_name, reason, value
                from unnest(:rows::bigint[], :columns::text[], :reasons::text[], :values::text[])
                     as given (row_number, column_name, reason, value)
                on conflict do nothing
                """)
                .param("id", id)
                .param("rows", cells.stream().map(BadCell::row).toList())
                .param("columns", cells.stream().map(BadCell::column).toList())
                .param(
                        "reasons",
                        cells.stream().map(cell -> cell.reason().name()).toList())
                .param("values", cells.stream().map(BadCell::value).toList())
                .update();
    }

    List<BadCell> bad(UUID id) {
        return jdbc.sql("""
                select row_number, column_name, reason, value from people.import_bad_row
                where import_id = :id order by row_number, column_name
                """)
                .param("id", id)
                .query((row, _) ->
                        new BadCell(row.getLong(1), row.getString(2), Flaw.valueOf(row.getString(3)), row.getString(4)))
                .list();
    }

    Optional<ImportStatus> status(UUID id) {
        return jdbc.sql("select * from people.import where id = :id")
                .param("id", id)
                .query((row, _) -> status(row))
                .optional();
    }

    /** Newest first, after the given one. */
    List<ImportStatus> imports(Optional<UUID> after, int limit) {
        return jdbc.sql("""
                select * from people.import where :after::uuid is null or id < :after::uuid
                order by id desc limit :limit
                """)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> status(row))
                .list();
    }

    /** Imports that gave no sign since the instant and have not ended. */
    List<ImportStatus> silentSince(Instant since) {
        return jdbc.sql("""
                select * from people.import where ended_at is null and beaten_at < :since order by id limit 100
                """)
                .param("since", since)
                .query((row, _) -> status(row))
                .list();
    }

    private static ImportStatus status(ResultSet row) throws SQLException {
        return new ImportStatus(
                row.getObject("id", UUID.class),
                ImportKind.valueOf(row.getString("kind")),
                row.getString("file_name"),
                row.getBoolean("dry_run"),
                ImportPhase.valueOf(row.getString("phase")),
                row.getLong("done"),
                row.getLong("total"),
                row.getLong("added"),
                row.getLong("changed"),
                row.getLong("unchanged"),
                row.getLong("ended"),
                row.getLong("bad"),
                row.getString("started_by_name"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
