package shaopao.people;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An import as it stands.
 *
 * @param done rows read so far
 * @param total rows of the file, about; 0 when not known before the end
 * @param added rows that are new (of a dry run: would be)
 * @param ended affiliations or charges that ended
 * @param bad rows that cannot be taken
 */
record ImportStatus(
        UUID id,
        ImportKind kind,
        String fileName,
        boolean dryRun,
        ImportPhase phase,
        long done,
        long total,
        long added,
        long changed,
        long unchanged,
        long ended,
        long bad,
        String startedBy,
        Instant startedAt,
        Optional<Instant> endedAt) {}
