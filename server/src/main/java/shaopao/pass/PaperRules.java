package shaopao.pass;

import java.util.Locale;
import java.util.regex.Pattern;

/** How a printed pass reads: two letters and 16 characters without those that look alike, 80 random bits. */
final class PaperRules {

    static final String READABLE = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    static final int CHARACTERS = 16;

    private static final String PREFIX = "SP";
    private static final Pattern TEXT = Pattern.compile(PREFIX + "[" + READABLE + "]{" + CHARACTERS + "}");

    private PaperRules() {}

    static boolean isPaper(String text) {
        return TEXT.matcher(normal(text)).matches();
    }

    /** As it is stored and compared: case, spaces and hyphens do not count. */
    static String normal(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    }

    /** The text of a pass from its 16 random digits of base 32. */
    static String text(int[] digits) {
        StringBuilder text = new StringBuilder(PREFIX);
        for (int digit : digits) {
            text.append(READABLE.charAt(digit & 31));
        }
        return text.toString();
    }
}
