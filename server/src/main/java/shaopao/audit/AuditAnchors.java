package shaopao.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.audit.AuditChain.Anchor;

/** The last anchor that this node has seen, in a file beside the database, replaced whole. */
@Component
class AuditAnchors {

    private final Path file;

    AuditAnchors(AuditSettings settings) {
        this.file = settings.folder().resolve("anchor");
    }

    synchronized void remember(Anchor anchor) {
        try {
            if (seen().filter(last -> last.position() >= anchor.position()).isPresent()) {
                return;
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling("anchor.new");
            Files.writeString(fresh, anchor.position() + " " + anchor.hash() + " " + anchor.mark() + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when this node has seen none yet. */
    Optional<Anchor> seen() {
        try {
            String[] parts = Files.readString(file).strip().split(" ");
            return parts.length == 3 && parts[0].matches("[0-9]{1,18}")
                    ? Optional.of(new Anchor(Long.parseLong(parts[0]), parts[1], parts[2]))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
