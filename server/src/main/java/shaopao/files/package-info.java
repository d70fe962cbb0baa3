/**
 * Stored files: photographs, scans, papers, sheets.
 *
 * <p>A content is stored once, under its SHA-256, however often it is uploaded; each upload is a file of its own
 * with owner, name and purpose. An upload streams to a spool beside the store while it is hashed and counted, and is
 * moved into place whole and forced to disk before anybody can name it, so a crash leaves at most a spool and a row
 * that the sweep removes.
 *
 * <p>The type is found from the content; the name only narrows it (a ZIP named .docx). Programs are refused, and so
 * is a file that pretends to be a picture, sound, film or PDF. Archives are never opened. What a browser could run
 * is only ever delivered as a download.
 *
 * <p>A file is seen by its owner and by those who hold {@code files.manage}, decided in SQL; anybody else needs a
 * signed link, which expires. Quarantine lies on the content, so it covers every copy, now and later.
 *
 * <p>Vocabulary: content, file, spool, {@link shaopao.files.FileStorage} (a folder here, an object store elsewhere),
 * allowance (what one person may upload a day), kept (another module relies on the file, so it cannot be deleted).
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "secrets"})
package shaopao.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
