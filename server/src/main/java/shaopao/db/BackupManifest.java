package shaopao.db;

import java.time.Instant;
import java.util.List;

/**
 * What a backup holds; the entry {@code manifest.json} of the file.
 *
 * @param format of the file; a reader refuses a higher one than it knows
 * @param program version of the program that wrote it
 * @param at when its snapshot was taken
 */
record BackupManifest(
        int format,
        String program,
        Instant at,
        List<Module> modules,
        List<Table> tables,
        List<Sequence> sequences,
        List<StoredFile> files) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    /** Scripts that had made the module's schema, and the digest over their names and texts. */
    record Module(String name, List<String> scripts, String digest) {}

    /** One table: its rows in PostgreSQL's COPY text format. */
    record Table(String schema, String name, List<String> columns, long rows, String sha256) {

        String entry() {
            return "tables/" + schema + "." + name + ".copy";
        }

        String sqlName() {
            return SchemaCatalogue.quote(schema) + "." + SchemaCatalogue.quote(name);
        }

        String sqlColumns() {
            return String.join(
                    ", ", columns.stream().map(SchemaCatalogue::quote).toList());
        }
    }

    record Sequence(String schema, String name, long lastValue, boolean called) {}

    /** One stored file, by its path below the folder of stored files. */
    record StoredFile(String path, long bytes, String sha256) {

        String entry() {
            return "files/" + path;
        }
    }
}
