package shaopao.pass;

import java.util.Locale;
import java.util.regex.Pattern;

/** How numbers of cards are written: readers print the same chip in upper or lower case, with colons or without. */
final class CardRules {

    private static final Pattern NUMBER = Pattern.compile("[0-9A-Z]{4,32}");
    private static final int SHOWN = 4;

    private CardRules() {}

    static String normal(String number) {
        return number.toUpperCase(Locale.ROOT).replaceAll("[\\s:-]", "");
    }

    static boolean valid(String number) {
        return NUMBER.matcher(normal(number)).matches();
    }

    /** The last characters, by which people tell their cards apart. */
    static String ending(String number) {
        String normal = normal(number);
        return normal.substring(normal.length() - SHOWN);
    }
}
