package shaopao.db;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Who runs the embedded PostgreSQL. It refuses to run as root, so root steps down to {@code nobody}.
 *
 * @param root whether this program is root's
 * @param closed whether a folder on the way is closed to others (a checkout under {@code /root}); then {@code nobody}
 *     keeps
 *     the one capability that lets it pass, and only then
 */
record PostgresUser(boolean root, boolean closed) {

    static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    static PostgresUser of(Path home) throws IOException {
        int uid = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        boolean closed = false;
        for (Path folder = home; folder != null; folder = folder.getParent()) {
            closed |= !Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE);
        }
        return new PostgresUser(uid == 0, closed);
    }

    /** The words to put before a command of PostgreSQL. */
    List<String> prefix(boolean endWithParent) {
        List<String> words = new ArrayList<>(List.of("setpriv"));
        if (root) {
            words.addAll(List.of("--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        if (root && closed) {
            words.addAll(List.of(
                    "--securebits=+no_setuid_fixup",
                    "--inh-caps=-all,+dac_read_search",
                    "--ambient-caps=-all,+dac_read_search",
                    "--bounding-set=-all,+dac_read_search"));
        }
        if (endWithParent) {
            words.addAll(List.of("--pdeathsig", "INT"));
        }
        return words;
    }

    /** Gives a folder to the user that runs PostgreSQL. */
    void own(Path folder) throws IOException {
        if (!root) {
            return;
        }
        UserPrincipal nobody =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
                Files.setOwner(path, nobody);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                Files.setOwner(path, nobody);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
