package shaopao.files;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of uploads in parts. */
@Repository
class UploadStore {

    private final JdbcClient jdbc;

    UploadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An upload as it was begun.
     *
     * @param file what became of it
     */
    record Begun(
            Upload.UploadId id,
            String name,
            Optional<String> claimedType,
            String purpose,
            long bytes,
            Optional<FileId> file) {}

    /** Writes an upload down; false when its owner has begun too many that are not done. */
    boolean begin(Upload.UploadId id, UUID owner, NewFile about, long bytes, int openMax, Instant now) {
        return jdbc.sql("""
                insert into files.upload (id, owner, name, claimed_type, purpose, bytes, begun_at)
                select :id, :owner, :name, :claimedType::text, :purpose, :bytes, :now
                where (select count(*) from files.upload where owner = :owner and file is null) < :openMax
                """)
                        .param("id", id)
                        .param("owner", owner)
                        .param("name", about.name())
                        .param("claimedType", about.claimedType())
                        .param("purpose", about.purpose())
                        .param("bytes", bytes)
                        .param("openMax", openMax)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** The owner's upload; with the lock on it nobody else adds a part until the transaction ends. */
    Optional<Begun> upload(Upload.UploadId id, UUID owner, boolean locked) {
        return jdbc.sql("select id, name, claimed_type, purpose, bytes, file from files.upload"
                        + " where id = :id and owner = :owner" + (locked ? " for update" : ""))
                .param("id", id)
                .param("owner", owner)
                .query((row, _) -> new Begun(
                        id,
                        row.getString("name"),
                        Optional.ofNullable(row.getString("claimed_type")),
                        row.getString("purpose"),
                        row.getLong("bytes"),
                        Optional.ofNullable(row.getObject("file", UUID.class)).map(FileId::new)))
                .optional();
    }

    /** Writes down what became of it; false when somebody else was quicker. */
    boolean done(Upload.UploadId id, FileId file) {
        return jdbc.sql("update files.upload set file = :file where id = :id and file is null")
                        .param("id", id)
                        .param("file", file)
                        .update()
                == 1;
    }

    void remove(Upload.UploadId id) {
        jdbc.sql("delete from files.upload where id = :id").param("id", id).update();
    }

    void forgetBefore(Instant before) {
        jdbc.sql("delete from files.upload where begun_at < :before")
                .param("before", before)
                .update();
    }
}
