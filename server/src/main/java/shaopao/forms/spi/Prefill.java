package shaopao.forms.spi;

import java.util.Map;
import java.util.Set;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;

/** One register that knows something about a person, so that nobody types it again. */
public interface Prefill {

    /** What people read beside a filled field: "人员信息". */
    Words source();

    /** Whether it may know the fact, for example {@code "person.name"}. */
    boolean offers(String fact);

    /**
     * What it knows of the person, by the names it offers; a fact that is not known is absent. A person, unit or class
     * is a map of {@code id} and {@code name} (and {@code code}), a standard code one of {@code code} and {@code name},
     * a day a text "2026-11-25"; there may be lists of them.
     *
     * @param wanted what is asked for; others may be given as well
     */
    Map<String, Object> facts(PersonId person, Set<String> wanted);
}
