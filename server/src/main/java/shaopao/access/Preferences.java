package shaopao.access;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;

/** What a person chose for all devices. */
@Component
public class Preferences {

    private final PreferenceStore store;

    Preferences(PreferenceStore store) {
        this.store = store;
    }

    /** {@code zh-CN} or {@code en} of those who chose; the others are absent. */
    public Map<PersonId, String> languages(Collection<PersonId> persons) {
        return store.languages(Set.copyOf(persons));
    }

    Optional<String> language(PersonId person) {
        return store.language(person);
    }

    void language(PersonId person, String language) {
        store.language(person, language);
    }
}
