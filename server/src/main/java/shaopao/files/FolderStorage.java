package shaopao.files;

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Contents in a local folder, {@code ab/cd/abcd…}; spools must lie in the same file system. */
final class FolderStorage implements FileStorage {

    private final Path folder;

    FolderStorage(Path folder) {
        this.folder = folder;
    }

    @Override
    public void put(ContentHash hash, Path spool) throws IOException {
        Path place = place(hash);
        if (Files.exists(place) && Files.size(place) == Files.size(spool)) {
            Files.delete(spool);
            return;
        }
        force(spool, StandardOpenOption.WRITE);
        Path shelf = parent(place);
        Files.createDirectories(shelf);
        Files.move(spool, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        for (Path level = shelf; level.startsWith(folder); level = parent(level)) {
            force(level, StandardOpenOption.READ);
        }
    }

    @Override
    public InputStream open(ContentHash hash, long from, long length) throws IOException {
        try {
            FileChannel channel = FileChannel.open(place(hash), StandardOpenOption.READ);
            channel.position(from);
            return new Part(Channels.newInputStream(channel), length);
        } catch (NoSuchFileException e) {
            FileNotFoundException missing = new FileNotFoundException(hash.hex());
            missing.initCause(e);
            throw missing;
        }
    }

    @Override
    public void delete(ContentHash hash) throws IOException {
        Files.deleteIfExists(place(hash));
    }

    @Override
    public boolean exists(ContentHash hash) {
        return Files.exists(place(hash));
    }

    private Path place(ContentHash hash) {
        String hex = hash.hex();
        return folder.resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4)).resolve(hex);
    }

    private static Path parent(Path path) {
        return java.util.Objects.requireNonNull(path.getParent());
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    /** The first bytes of a stream. */
    private static final class Part extends FilterInputStream {

        private long left;

        Part(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            int one = left > 0 ? super.read() : -1;
            left -= one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            if (left <= 0) {
                return length == 0 ? 0 : -1;
            }
            int count = super.read(into, at, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(Math.min(count, left));
            left -= skipped;
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
