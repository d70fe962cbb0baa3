package shaopao.forms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person handed in or had proved once.
 *
 * @param kind what it is, in a word that forms use: "id-card"
 * @param files empty for a fact
 * @param fact what was proved, as a form takes it
 * @param provedBy "application 20261124-0007"
 * @param validUntil the last day on which it is offered
 */
public record Material(
        String kind,
        List<MaterialFile> files,
        Optional<Object> fact,
        String provedBy,
        Instant givenAt,
        LocalDate validUntil) {

    public Material {
        files = List.copyOf(files);
    }

    /** Whether it can be offered on a day: files that are still valid. */
    boolean offered(LocalDate today) {
        return !files.isEmpty() && !validUntil.isBefore(today);
    }

    /** A file as an answer names it. */
    public record MaterialFile(UUID id, String name, long size, String mediaType) {}
}
