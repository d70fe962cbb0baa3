package shaopao.kernel;

import java.util.Locale;

/**
 * A refusal that the platform can utter; each module lists its own in one enum named {@code …Problem}. The constant is
 * a state of the world ({@code SLOT_TAKEN}), its public type is {@code /problems/slot-taken} (RFC 9457), and what
 * people read stands in the module's message bundle under {@code problem.SLOT_TAKEN.title} and {@code .detail}.
 */
public interface Problem {

    /** The constant's name, as every enum has it. */
    String name();

    /** HTTP status, 400 to 599. */
    int status();

    /** The stable last part of the type URI. */
    default String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
