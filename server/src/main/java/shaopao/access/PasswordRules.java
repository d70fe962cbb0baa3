package shaopao.access;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a new password must be: long rather than odd, as NIST SP 800-63B advises. No rules about kinds of characters, no
 * regular change.
 */
final class PasswordRules {

    static final int LENGTH_MAX = 128;

    /**
     * The commonest passwords of leaked lists that are long enough to pass otherwise, and what people here would try.
     */
    private static final Set<String> COMMON = Set.of(
            "1234567890",
            "12345678901",
            "123456789012",
            "0123456789",
            "0987654321",
            "9876543210",
            "1111111111",
            "0000000000",
            "8888888888",
            "6666666666",
            "1122334455",
            "1234554321",
            "1231231231",
            "123123123123",
            "1212121212",
            "147258369147",
            "1472583690",
            "7894561230",
            "1q2w3e4r5t",
            "1q2w3e4r5t6y",
            "1qaz2wsx3edc",
            "qwertyuiop",
            "qwerty12345",
            "qwerty123456",
            "q1w2e3r4t5",
            "qazwsxedcrfv",
            "asdfghjkl;",
            "asdfghjkl123",
            "zxcvbnm123",
            "abcdefghij",
            "abcd123456",
            "abc1234567",
            "abc123456789",
            "a1234567890",
            "a123456789",
            "aa12345678",
            "aa123456789",
            "password12",
            "password123",
            "password1234",
            "password12345",
            "passw0rd123",
            "p@ssw0rd123",
            "woaini1314",
            "woaini1314520",
            "woaini520520",
            "5201314520",
            "52013145201314",
            "1314520520",
            "iloveyou12",
            "iloveyou123",
            "iloveyou520",
            "administrator",
            "admin12345",
            "admin123456",
            "admin@123456",
            "welcome123",
            "welcome1234",
            "letmein123",
            "changeme123",
            "shaopao123",
            "shaopao-demo",
            "student123",
            "student123456",
            "teacher123456",
            "university",
            "daxue123456",
            "mima123456",
            "nihao123456",
            "zhongguo123",
            "beijing2008",
            "superman123",
            "dragon12345",
            "sunshine123",
            "football123",
            "baseball123");

    private PasswordRules() {}

    /** Why a new password is not taken. */
    enum Weakness {
        TOO_SHORT,
        TOO_LONG,
        TOO_COMMON,
        HOLDS_NUMBER_OR_NAME,
        TOO_UNIFORM
    }

    /** The form in which passwords are compared, so that keyboards do not matter (NIST SP 800-63B 3.1.1.2). */
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    static Optional<Weakness> weakness(String password, String number, String name, int lengthMin) {
        String lower = normal(password).toLowerCase(Locale.ROOT);
        int length = lower.codePointCount(0, lower.length());
        if (length < lengthMin) {
            return Optional.of(Weakness.TOO_SHORT);
        }
        if (length > LENGTH_MAX) {
            return Optional.of(Weakness.TOO_LONG);
        }
        if (COMMON.contains(lower)) {
            return Optional.of(Weakness.TOO_COMMON);
        }
        if (holds(lower, number) || holds(lower, name)) {
            return Optional.of(Weakness.HOLDS_NUMBER_OR_NAME);
        }
        if (lower.codePoints().distinct().count() < 4) {
            return Optional.of(Weakness.TOO_UNIFORM);
        }
        return Optional.empty();
    }

    private static boolean holds(String password, String part) {
        return part.length() >= 2 && password.contains(part.toLowerCase(Locale.ROOT));
    }
}
