package shaopao.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** The text files of a feed, out of a zip or a folder; bounded, since a small zip can hold very much. */
final class FeedFiles {

    static final int ZIP_BYTES_MAX = 40_000_000;
    private static final int FILE_BYTES_MAX = 60_000_000;
    private static final long ALL_BYTES_MAX = 120_000_000L;
    private static final int FILES_MAX = 60;
    private static final String MARK = "\uFEFF";

    private FeedFiles() {}

    /** Empty when it is no zip of UTF-8 text files, or larger than any feed of a campus. */
    static Optional<Map<String, String>> zip(byte[] content) {
        Map<String, String> files = new TreeMap<>();
        long bytes = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                byte[] text = zip.readNBytes(FILE_BYTES_MAX + 1);
                bytes += text.length;
                boolean fits = text.length <= FILE_BYTES_MAX
                        && bytes <= ALL_BYTES_MAX
                        && files.size() < FILES_MAX
                        && !files.containsKey(name);
                if (!fits) {
                    return Optional.empty();
                }
                if (name.endsWith(".txt") && !name.startsWith(".")) {
                    files.put(name, text(text));
                }
            }
        } catch (CharacterCodingException | ZipException | java.io.EOFException | IllegalArgumentException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return files.isEmpty() ? Optional.empty() : Optional.of(files);
    }

    /** What lies in a folder. */
    static Map<String, String> folder(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(folder)) {
            List<Path> texts =
                    list.filter(path -> path.toString().endsWith(".txt")).toList();
            for (Path path : texts) {
                try (InputStream in = Files.newInputStream(path)) {
                    files.put(path.getFileName().toString(), text(in.readNBytes(FILE_BYTES_MAX)));
                }
            }
        }
        return files;
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        if (text.indexOf('\0') >= 0) {
            throw new CharacterCodingException();
        }
        return text.startsWith(MARK) ? text.substring(1) : text;
    }
}
