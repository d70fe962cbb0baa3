package shaopao.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import shaopao.kernel.Ids;
import shaopao.kernel.ProblemException;

/** Where uploads stream to while they are counted and hashed; nobody can name a spool. */
final class Spools {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path folder;

    Spools(Path folder) {
        this.folder = folder;
    }

    /** A whole upload that is not yet stored. */
    static final class Spool {

        private final Path path;
        private final ContentHash hash;
        private final long bytes;
        private final byte[] prefix;

        private Spool(Path path, ContentHash hash, long bytes, byte[] prefix) {
            this.path = path;
            this.hash = hash;
            this.bytes = bytes;
            this.prefix = prefix;
        }

        Path path() {
            return path;
        }

        ContentHash hash() {
            return hash;
        }

        long bytes() {
            return bytes;
        }

        /** Its first bytes, from which its type is found. */
        byte[] prefix() {
            return prefix;
        }

        void discard() {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Writes the stream to its end; refuses what is empty, longer than allowed or broken off, and leaves nothing
     * then.
     */
    Spool write(InputStream content, long bytesMax) throws IOException {
        Files.createDirectories(folder);
        Path path = folder.resolve(Ids.next().toString());
        boolean whole = false;
        try (OutputStream out = Files.newOutputStream(path)) {
            MessageDigest digest = sha256();
            byte[] prefix = new byte[FileTypes.PREFIX_BYTES];
            byte[] buffer = new byte[BUFFER_BYTES];
            long bytes = 0;
            for (int count = read(content, buffer); count >= 0; count = read(content, buffer)) {
                if (bytes < prefix.length) {
                    System.arraycopy(buffer, 0, prefix, (int) bytes, (int) Math.min(count, prefix.length - bytes));
                }
                bytes += count;
                if (bytes > bytesMax) {
                    throw tooLarge(bytesMax);
                }
                digest.update(buffer, 0, count);
                out.write(buffer, 0, count);
            }
            if (bytes == 0) {
                throw new ProblemException(FileProblem.FILE_EMPTY);
            }
            whole = true;
            return new Spool(
                    path, ContentHash.of(digest), bytes, Arrays.copyOf(prefix, (int) Math.min(bytes, prefix.length)));
        } finally {
            if (!whole) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Adds to a spool that grows by parts; it is on the disk when this returns. */
    void append(String name, byte[] part) throws IOException {
        Files.createDirectories(folder);
        try (FileChannel out =
                FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(part);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    /** How long a growing spool is; 0 when there is none. */
    long length(String name) {
        try {
            return Files.size(folder.resolve(name));
        } catch (NoSuchFileException _) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A stream over a spool that has grown to its end. */
    InputStream whole(String name) throws IOException {
        return Files.newInputStream(folder.resolve(name));
    }

    void discard(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ProblemException tooLarge(long bytesMax) {
        return new ProblemException(FileProblem.FILE_TOO_LARGE, Map.of("maxMegabytes", bytesMax / 1_048_576));
    }

    private static int read(InputStream content, byte[] buffer) {
        try {
            return content.read(buffer);
        } catch (IOException e) {
            ProblemException broken = new ProblemException(FileProblem.UPLOAD_BROKEN_OFF);
            broken.initCause(e);
            throw broken;
        }
    }

    /** Removes what crashed uploads have left. */
    void sweep(Instant before) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> spools = Files.list(folder)) {
            for (Path spool : spools.limit(1_000).toList()) {
                FileTime changed = Files.exists(spool) ? Files.getLastModifiedTime(spool) : FileTime.from(Instant.MAX);
                if (changed.toInstant().isBefore(before)) {
                    Files.deleteIfExists(spool);
                }
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
