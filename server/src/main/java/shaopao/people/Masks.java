package shaopao.people;

/** Sensitive values as they are shown: enough to recognise one's own, too little to use. */
final class Masks {

    private Masks() {}

    /** {@code 3301**********1234}; other documents keep two characters at either end. */
    static String identity(String number) {
        return number.length() == 18 ? ends(number, 4, 4) : ends(number, 2, 2);
    }

    /** {@code 138****1234} and {@code z***@example.edu.cn}. */
    static String contact(String value) {
        int at = value.indexOf('@');
        if (at > 0) {
            return value.substring(0, 1) + "***" + value.substring(at);
        }
        return value.length() >= 11 ? ends(value, 3, 4) : ends(value, 1, 2);
    }

    private static String ends(String value, int first, int last) {
        int hidden = value.length() - first - last;
        if (hidden <= 0) {
            return "*".repeat(value.length());
        }
        return value.substring(0, first) + "*".repeat(hidden) + value.substring(value.length() - last);
    }
}
