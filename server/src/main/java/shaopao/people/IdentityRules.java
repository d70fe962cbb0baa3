package shaopao.people;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The citizen identification number of GB 11643-1999: six digits of region (GB/T 2260), eight of birth date, three of
 * sequence (odd for men), one check character by ISO 7064 MOD 11-2.
 */
final class IdentityRules {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int LENGTH = 18;

    /** Our region lists begin in December 2002; codes abolished before are not known. */
    private static final LocalDate LISTS_BEGIN = LocalDate.of(2002, 12, 31);

    private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);

    private IdentityRules() {}

    /** What is wrong with a number. */
    enum Verdict {
        GOOD,
        WRONG_LENGTH,
        WRONG_CHARACTERS,
        UNKNOWN_REGION,
        WRONG_BIRTH_DATE,
        WRONG_CHECK
    }

    /** As it is stored and hashed: without spaces, half-width, X in upper case. */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toUpperCase(Locale.ROOT);
    }

    /**
     * Judges a number in normal form. Whoever was born before the region lists begin may have a county code that was
     * abolished since; then the province alone must be known.
     */
    static Verdict judge(String number, Predicate<String> regionKnown, LocalDate today) {
        if (number.length() != LENGTH) {
            return Verdict.WRONG_LENGTH;
        }
        if (!wellFormed(number)) {
            return Verdict.WRONG_CHARACTERS;
        }
        LocalDate birth;
        try {
            birth = birthOf(number);
        } catch (DateTimeException e) {
            return Verdict.WRONG_BIRTH_DATE;
        }
        if (birth.isAfter(today) || birth.isBefore(OLDEST)) {
            return Verdict.WRONG_BIRTH_DATE;
        }
        boolean abolished = birth.isBefore(LISTS_BEGIN) && regionKnown.test(number.substring(0, 2) + "0000");
        if (!abolished && !regionKnown.test(number.substring(0, 6))) {
            return Verdict.UNKNOWN_REGION;
        }
        return check(number) == number.charAt(LENGTH - 1) ? Verdict.GOOD : Verdict.WRONG_CHECK;
    }

    /** The birth date in a number of 18 characters; refuses a date that no calendar has. */
    static LocalDate birthOf(String number) {
        return LocalDate.of(
                Integer.parseInt(number, 6, 10, 10),
                Integer.parseInt(number, 10, 12, 10),
                Integer.parseInt(number, 12, 14, 10));
    }

    /** GB/T 2261.1 code of the sex that the sequence tells: 1 male, 2 female. */
    static String sexOf(String number) {
        return number.charAt(16) % 2 == 1 ? "1" : "2";
    }

    /** The check character for the first 17 digits. */
    static char check(String number) {
        int sum = 0;
        for (int place = 0; place < WEIGHTS.length; place++) {
            sum += (number.charAt(place) - '0') * WEIGHTS[place];
        }
        return CHECKS.charAt(sum % 11);
    }

    /** Whether a text has the shape of a citizen's number, right or wrong. */
    static boolean wellFormed(String number) {
        if (number.length() != LENGTH) {
            return false;
        }
        for (int place = 0; place < LENGTH - 1; place++) {
            if (number.charAt(place) < '0' || number.charAt(place) > '9') {
                return false;
            }
        }
        char last = number.charAt(LENGTH - 1);
        return last == 'X' || (last >= '0' && last <= '9');
    }
}
