package shaopao.people;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * A ZIP of photos, read file by file. No more than one file is in memory, nothing is unpacked to the disk, and the
 * reading ends where the archive would become more than it may be, however small it came.
 */
final class PhotoArchive {

    private static final int END_BYTES = 22;
    private static final int COMMENT_MAX = 0xFFFF;
    private static final int END_MARK = 0x06054b50;
    private static final int COUNT_PLACE = 10;

    private PhotoArchive() {}

    /** What an archive may be, unpacked. */
    record Limits(int filesMax, long bytesMax) {}

    /** Hears each file with its place in the archive, the first being 1; what systems add by themselves is left out. */
    interface Listener {
        void file(long place, String path, byte[] content);

        void bad(long place, String path, Flaw why);
    }

    /** How many files the archive says it has; empty archives and other files have none. */
    static long filesAbout(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(in.length(), END_BYTES + COMMENT_MAX);
            byte[] tail = new byte[length];
            in.seek(in.length() - length);
            in.readFully(tail);
            ByteBuffer bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = length - END_BYTES; at >= 0; at--) {
                if (bytes.getInt(at) == END_MARK) {
                    return Short.toUnsignedInt(bytes.getShort(at + COUNT_PLACE));
                }
            }
            return 0;
        }
    }

    static void read(Path file, Limits limits, Listener listener) throws IOException {
        long place = 0;
        String path = "";
        try (ZipInputStream zip = new ZipInputStream(
                new BufferedInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.ISO_8859_1)) {
            long left = limits.bytesMax();
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                place++;
                path = PhotoRules.legible(entry.getName());
                if (place > limits.filesMax()) {
                    listener.bad(place, path, Flaw.TOO_MANY_FILES);
                    return;
                }
                left -= take(zip, entry, left, place, listener);
                if (left < 0) {
                    listener.bad(place, path, Flaw.TOO_MANY_BYTES);
                    return;
                }
            }
        } catch (ZipException | EOFException | IllegalArgumentException _) {
            listener.bad(Math.max(1, place), path, Flaw.NOT_A_ZIP);
            return;
        }
        if (place == 0) {
            listener.bad(1, "", Flaw.NOT_A_ZIP);
        }
    }

    /** Takes one file and returns how many bytes it was; more than are left when there was no end in sight. */
    private static long take(ZipInputStream zip, ZipEntry entry, long left, long place, Listener listener)
            throws IOException {
        String path = PhotoRules.legible(entry.getName());
        boolean passedOver = entry.isDirectory() || PhotoRules.litter(path);
        byte[] content = passedOver ? new byte[0] : zip.readNBytes(PhotoRules.BYTES_MAX + 1);
        long rest = skip(zip, left - content.length);
        if (passedOver || rest + content.length > left) {
            return rest + content.length;
        }
        if (content.length > PhotoRules.BYTES_MAX) {
            listener.bad(place, path, Flaw.PHOTO_TOO_LARGE);
        } else {
            listener.file(place, path, content);
        }
        return content.length + rest;
    }

    /** Reads over what is left of a file, at most a little more than so many bytes; how many those were. */
    private static long skip(InputStream in, long most) throws IOException {
        byte[] buffer = new byte[1 << 13];
        long skipped = 0;
        while (skipped <= most) {
            int count = in.read(buffer);
            if (count < 0) {
                return skipped;
            }
            skipped += count;
        }
        return skipped;
    }
}
