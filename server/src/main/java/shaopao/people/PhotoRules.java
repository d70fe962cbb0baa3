package shaopao.people;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a photo of a person must be, and how the files of an import are called. Pure. */
final class PhotoRules {

    /** One file as it comes. */
    static final int BYTES_MAX = 5 << 20;

    /** What is kept is no larger than this, and never larger than what came. */
    static final int WIDTH_MAX = 480;

    static final int HEIGHT_MAX = 640;

    private static final int WIDTH_MIN = 120;
    private static final int HEIGHT_MIN = 160;

    /** Read from the head of the file: a few kilobytes can say that they are a picture of many gigabytes. */
    private static final long PIXELS_MAX = 16_000_000;

    private static final int SIDE_MAX = 12_000;
    private static final int PATH_MAX = 200;
    private static final List<String> FORMATS = List.of("jpeg", "png");
    private static final List<byte[]> BEGINNINGS = List.of(
            new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
            new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    private static final Pattern FILE = Pattern.compile("([A-Za-z0-9_-]{1,32})\\.(?i:jpe?g|png)");

    private PhotoRules() {}

    /** Width and height in pixels. */
    record Size(int width, int height) {

        Size turned(boolean aside) {
            return aside ? new Size(/* width= */ height, /* height= */ width) : this;
        }
    }

    /** What the content is by its first bytes, whatever its name says; empty when it is no photo that is taken. */
    static Optional<String> format(byte[] content) {
        for (int place = 0; place < FORMATS.size(); place++) {
            byte[] beginning = BEGINNINGS.get(place);
            if (content.length > beginning.length
                    && Arrays.equals(content, 0, beginning.length, beginning, 0, beginning.length)) {
                return Optional.of(FORMATS.get(place));
            }
        }
        return Optional.empty();
    }

    /** Whether a picture of this size, upright, is taken for a photo of a person. */
    static Optional<Flaw> flaw(Size size) {
        if (size.width() > SIDE_MAX || size.height() > SIDE_MAX || (long) size.width() * size.height() > PIXELS_MAX) {
            return Optional.of(Flaw.PHOTO_TOO_MANY_PIXELS);
        }
        if (size.width() < WIDTH_MIN || size.height() < HEIGHT_MIN) {
            return Optional.of(Flaw.PHOTO_TOO_SMALL);
        }
        boolean upright = size.width() <= size.height() && size.height() <= 2 * size.width();
        return upright ? Optional.empty() : Optional.of(Flaw.PHOTO_NOT_UPRIGHT);
    }

    /** The size in which it is kept: the same shape, within the limits. */
    static Size kept(Size size) {
        double scale = Math.min(1, Math.min((double) WIDTH_MAX / size.width(), (double) HEIGHT_MAX / size.height()));
        return new Size(Math.max(1, (int) Math.round(size.width() * scale)), Math.max(1, (int)
                Math.round(size.height() * scale)));
    }

    /** Of so many pixels one is read: twice as many in each direction as are kept, or all. */
    static int step(Size size) {
        Size kept = kept(size);
        return Math.max(1, Math.min(size.width() / (2 * kept.width()), size.height() / (2 * kept.height())));
    }

    /** Files that systems put into archives by themselves. */
    static boolean litter(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return path.startsWith("__MACOSX/")
                || name.startsWith("._")
                || List.of(".DS_Store", "Thumbs.db", "desktop.ini").contains(name);
    }

    /** What is wrong with the path of a file in an archive; nothing is ever written under it, but who hides a way? */
    static Optional<Flaw> flaw(String path) {
        boolean plain = path.length() <= PATH_MAX
                && !path.contains("\\")
                && !path.contains(":")
                && Arrays.stream(path.split("/", -1)).noneMatch(part -> part.isBlank() || part.matches("\\.+"));
        if (!plain) {
            return Optional.of(Flaw.PATH_NOT_PLAIN);
        }
        return number(path).isEmpty() ? Optional.of(Flaw.FILE_NAME_WRONG) : Optional.empty();
    }

    /** The student or staff number for which a file is called. */
    static Optional<String> number(String path) {
        var name = FILE.matcher(path.substring(path.lastIndexOf('/') + 1));
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    /** A path as people read it: archives hold UTF-8 or GB18030 and often do not say which. */
    static String legible(String path) {
        if (path.chars().anyMatch(character -> character > 0xFF)) {
            return path;
        }
        byte[] bytes = path.getBytes(StandardCharsets.ISO_8859_1);
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException _) {
                // the other one, then
            }
        }
        return path;
    }
}
