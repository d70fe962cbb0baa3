package shaopao.people;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shaopao.kernel.Words;

/**
 * A list of codes: of a published standard, or of the school's own.
 *
 * @param name by which the program asks for it: {@code sex}
 * @param title in both languages; a standard has its Chinese title alone
 * @param standard the published standard that it follows: {@code GB/T 2261.1-2003}; what it is for in the school's own
 * @param own whether it is the school's own
 * @param inUse whether new forms are offered it
 * @param revision of its last change by the school; 0 before the first
 * @param codes in the order in which they are offered
 */
public record CodeTable(
        String name, Words title, String standard, boolean own, boolean inUse, long revision, List<Code> codes) {

    public CodeTable {
        codes = List.copyOf(codes);
    }

    /** A table of a standard, as it is published. */
    public static CodeTable published(String name, String title, String standard, List<Code> codes) {
        return new CodeTable(name, Words.of(title), standard, false, true, 0, codes);
    }

    CodeTable withoutCodes() {
        return new CodeTable(name, title, standard, own, inUse, revision, List.of());
    }

    /**
     * One code.
     *
     * @param nameEn absent where the standard has none
     * @param parent the code above it in lists of several levels
     * @param note a remark of the standard, or a short form of the name
     * @param shortName what the school calls it in its forms
     * @param offered whether it can be chosen today; one that is not keeps its name for those who chose it before
     * @param inUse false when the school has hidden or retired it
     * @param fromOn the first day on which it is offered
     * @param untilOn the first day on which it is not offered any more
     */
    public record Code(
            String code,
            String name,
            @Nullable String nameEn,
            @Nullable String parent,
            @Nullable String note,
            @Nullable String shortName,
            boolean offered,
            boolean inUse,
            @Nullable LocalDate fromOn,
            @Nullable LocalDate untilOn) {

        /** A code of a standard, as it is published. */
        public static Code published(String code, String name, @Nullable String parent, @Nullable String note) {
            return new Code(code, name, null, parent, note, null, true, true, null, null);
        }

        Code offered(boolean now) {
            return now == offered
                    ? this
                    : new Code(code, name, nameEn, parent, note, shortName, now, inUse, fromOn, untilOn);
        }

        /** The name in both languages. */
        public Words words() {
            return new Words(name, nameEn == null ? name : nameEn);
        }
    }
}
