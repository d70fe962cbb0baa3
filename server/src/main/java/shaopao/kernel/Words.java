package shaopao.kernel;

import java.util.Locale;

/**
 * One text of the school's own content in both languages, as a department writes it: the label of a field, the name of
 * a step. What the program itself says stands in message bundles instead.
 *
 * @param zh Chinese, never blank
 * @param en English; equal to the Chinese where nobody has written one
 */
public record Words(String zh, String en) {

    public Words {
        if (zh.isBlank()) {
            throw new IllegalArgumentException("a text needs its Chinese");
        }
    }

    /** The same in both languages. */
    public static Words of(String zh) {
        return new Words(zh, zh);
    }

    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : zh;
    }
}
