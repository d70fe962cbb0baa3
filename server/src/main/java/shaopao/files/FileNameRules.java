package shaopao.files;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What of a given name is kept, and how it is said in a header. Pure. */
final class FileNameRules {

    private static final int BYTES_MAX = 200;
    /** RFC 8187, attr-char. */
    private static final String ATTRIBUTE_CHARACTERS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$&+-.^_`|~";

    private static final String FORBIDDEN = "\"*:<>?|";
    private static final Set<String> WINDOWS_DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private FileNameRules() {}

    /**
     * The last part of the name without anything that could mislead a file system or a reader: no folders, no control
     * characters, no characters that turn the direction of writing ("gpj.exe" shown as "exe.jpg"), at most 200 bytes of
     * UTF-8 with its extension. Empty when nothing is left.
     */
    static Optional<String> clean(String given) {
        String name = Normalizer.normalize(given, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        name.codePoints()
                .filter(FileNameRules::harmless)
                .map(c -> FORBIDDEN.indexOf(c) >= 0 ? '_' : c)
                .map(c -> Character.isSpaceChar(c) ? ' ' : c)
                .forEach(kept::appendCodePoint);
        name = kept.toString().strip().replaceAll("^[. ]+", "");
        if (WINDOWS_DEVICES.contains(stem(name).toLowerCase(Locale.ROOT))) {
            name = "_" + name;
        }
        name = shorten(name).replaceAll("[. ]+$", "");
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private static boolean harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            // zero-width joiner and selectors hold emoji together; all other invisible ones go, bidirectional ones
            // first
            case Character.FORMAT -> c == 0x200D;
            default -> true;
        };
    }

    private static String stem(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String shorten(String name) {
        if (bytes(name) <= BYTES_MAX) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && bytes(name.substring(dot)) <= 20 ? name.substring(dot) : "";
        String stem = name.substring(0, name.length() - extension.length());
        while (bytes(stem) + bytes(extension) > BYTES_MAX) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem.strip() + extension;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Content-Disposition of RFC 6266, with the name in ASCII for the old and in RFC 8187 for all others. */
    static String disposition(boolean inline, String name) {
        StringBuilder ascii = new StringBuilder();
        name.codePoints()
                .map(c -> c < 0x20 || c > 0x7E || c == '"' || c == '\\' || c == '%' ? '_' : c)
                .forEach(ascii::appendCodePoint);
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(
                    ATTRIBUTE_CHARACTERS.indexOf(b) >= 0
                            ? String.valueOf((char) b)
                            : String.format(Locale.ROOT, "%%%02X", b));
        }
        return (inline ? "inline" : "attachment") + "; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }
}
