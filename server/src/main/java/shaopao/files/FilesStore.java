package shaopao.files;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of stored files. */
@Repository
class FilesStore {

    private static final RowMapper<StoredFile> FILE = new SimplePropertyRowMapper<>(StoredFile.class);

    private static final String SELECT = """
            select f.id, f.owner, f.name, f.type, c.bytes, f.purpose, f.sha256, f.uploaded_at, f.kept_for,
                   c.quarantined_at is not null as quarantined
            from files.file f join files.content c on c.sha256 = f.sha256
            """;

    private final JdbcClient jdbc;

    FilesStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whose files an actor reaches: all, or those of certain owners.
     */
    record Reach(boolean all, List<UUID> owners) {}

    /** Writes down that a content is about to be stored, so that the sweep lets it be for a while. */
    void expect(ContentHash hash, long bytes, Instant now) {
        jdbc.sql("""
                insert into files.content (sha256, bytes, arrived_at) values (:hash, :bytes, :now)
                on conflict (sha256) do update set arrived_at = excluded.arrived_at
                """)
                .param("hash", hash.hex())
                .param("bytes", bytes)
                .param("now", now)
                .update();
    }

    /** Counts an upload against the owner's day; false, and nothing counted, when it is over what is allowed. */
    boolean allow(UUID owner, LocalDate day, long bytes, long bytesMax, int filesMax) {
        return jdbc.sql("""
                insert into files.allowance (owner, day, bytes, files)
                select :owner, :day, :bytes, 1 where :bytes <= :bytesMax and 1 <= :filesMax
                on conflict (owner, day) do update
                set bytes = allowance.bytes + excluded.bytes, files = allowance.files + 1
                where allowance.bytes + excluded.bytes <= :bytesMax and allowance.files < :filesMax
                """)
                        .param("owner", owner)
                        .param("day", day)
                        .param("bytes", bytes)
                        .param("bytesMax", bytesMax)
                        .param("filesMax", filesMax)
                        .update()
                == 1;
    }

    /** Whether the owner could upload another byte today. */
    boolean hasAllowance(UUID owner, LocalDate day, long bytesMax, int filesMax) {
        return jdbc.sql("""
                select not exists (select from files.allowance
                    where owner = :owner and day = :day and (bytes >= :bytesMax or files >= :filesMax))
                """)
                .param("owner", owner)
                .param("day", day)
                .param("bytesMax", bytesMax)
                .param("filesMax", filesMax)
                .query(Boolean.class)
                .single();
    }

    void add(StoredFile file) {
        jdbc.sql("""
                insert into files.file (id, sha256, owner, name, type, purpose, uploaded_at)
                values (:id, :sha256, :owner::uuid, :name, :type, :purpose, :uploadedAt)
                """)
                .param("id", file.id())
                .param("sha256", file.sha256())
                .param("owner", file.owner())
                .param("name", file.name())
                .param("type", file.type())
                .param("purpose", file.purpose())
                .param("uploadedAt", file.uploadedAt())
                .update();
    }

    Optional<StoredFile> file(FileId id, Reach reach) {
        return jdbc.sql(SELECT + " where f.id = :id and (:all or f.owner = any(:owners))")
                .param("id", id)
                .param("all", reach.all())
                .param("owners", reach.owners())
                .query(FILE)
                .optional();
    }

    List<StoredFile> files(Set<FileId> ids) {
        return jdbc.sql(SELECT + " where f.id = any(:ids::uuid[])")
                .param("ids", ids)
                .query(FILE)
                .list();
    }

    /** The newest first, one more than asked for. */
    List<StoredFile> filesOf(UUID owner, Optional<UUID> after, int limit) {
        return jdbc.sql(SELECT + """
                 where f.owner = :owner and (:after::uuid is null or f.id < :after::uuid)
                order by f.id desc limit :limit
                """)
                .param("owner", owner)
                .param("after", after)
                .param("limit", limit + 1)
                .query(FILE)
                .list();
    }

    /** Removes a file that nothing relies on; the content is left to the sweep. */
    boolean remove(FileId id, Reach reach) {
        return jdbc.sql("""
                delete from files.file
                where id = :id and kept_for is null and (:all or owner = any(:owners))
                """)
                        .param("id", id)
                        .param("all", reach.all())
                        .param("owners", reach.owners())
                        .update()
                == 1;
    }

    boolean keep(FileId id, Optional<String> keptFor) {
        return jdbc.sql("update files.file set kept_for = :keptFor where id = :id")
                        .param("id", id)
                        .param("keptFor", keptFor)
                        .update()
                == 1;
    }

    void quarantine(ContentHash hash, Optional<UUID> by, String reason, Instant now) {
        jdbc.sql("""
                update files.content
                set quarantined_at = :now, quarantined_by = :by::uuid, quarantine_reason = :reason
                where sha256 = :hash and quarantined_at is null
                """)
                .param("hash", hash.hex())
                .param("by", by)
                .param("reason", reason)
                .param("now", now)
                .update();
    }

    void liftQuarantine(ContentHash hash) {
        jdbc.sql("""
                update files.content set quarantined_at = null, quarantined_by = null, quarantine_reason = null
                where sha256 = :hash
                """).param("hash", hash.hex()).update();
    }

    /**
     * Removes one row of a content that arrived before the instant and to which no file refers. The row stays locked
     * until the transaction ends, so whoever brings the same content meanwhile waits until it is gone from the
     * storage as well.
     */
    Optional<ContentHash> removeOrphan(Instant before) {
        return jdbc.sql("""
                delete from files.content where sha256 = (
                    select c.sha256 from files.content c
                    where c.arrived_at < :before and c.quarantined_at is null
                      and not exists (select from files.file f where f.sha256 = c.sha256)
                    limit 1 for update skip locked)
                returning sha256
                """)
                .param("before", before)
                .query((row, _) -> new ContentHash(row.getString(1)))
                .optional();
    }

    void forgetAllowancesBefore(LocalDate day) {
        jdbc.sql("delete from files.allowance where day < :day")
                .param("day", day)
                .update();
    }
}
