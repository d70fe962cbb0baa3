package shaopao.hall;

import java.time.Instant;
import java.util.UUID;
import shaopao.files.FileId;

/**
 * A file added to an application beside its form.
 *
 * @param internal among those who handle it; the applicant never sees it
 */
record Supplement(
        UUID id, FileId file, String name, long bytes, String note, boolean internal, String personName, Instant at) {}
