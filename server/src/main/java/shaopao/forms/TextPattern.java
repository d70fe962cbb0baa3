package shaopao.forms;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Texts of a known form. {@code web/src/kit/forms} has the same list. */
public enum TextPattern {
    /** A mobile or fixed line of China, or a number with the code of its country. */
    PHONE("1[0-9]{10}|0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,6})?|\\+[0-9][0-9 -]{4,20}[0-9]"),
    MAIL("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,5}"),
    /** GB 11643: the last sign is a check on the others. */
    IDENTITY_NUMBER("[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]"),
    POSTCODE("[0-9]{6}"),
    BANK_ACCOUNT("[0-9]{8,30}"),
    /** GA 36. */
    PLATE("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-HJ-NP-Z][A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]");

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private final Pattern pattern;

    TextPattern(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** The text as it is kept, or empty when it is not of this form. */
    Optional<String> read(String text) {
        String normal = this == IDENTITY_NUMBER || this == PLATE ? text.toUpperCase(Locale.ROOT) : text;
        boolean good = pattern.matcher(normal).matches() && (this != IDENTITY_NUMBER || checked(normal));
        return good ? Optional.of(normal) : Optional.empty();
    }

    private static boolean checked(String number) {
        int sum = 0;
        for (int at = 0; at < WEIGHTS.length; at++) {
            sum += WEIGHTS[at] * (number.charAt(at) - '0');
        }
        return CHECKS.charAt(sum % 11) == number.charAt(17);
    }
}
