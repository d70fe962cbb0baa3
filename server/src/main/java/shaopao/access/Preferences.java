package shaopao.access;

import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;

/** What a person chose for all devices. */
@Component
class Preferences {

    private final PreferenceStore store;

    Preferences(PreferenceStore store) {
        this.store = store;
    }

    Optional<String> language(PersonId person) {
        return store.language(person);
    }

    void language(PersonId person, String language) {
        store.language(person, language);
    }
}
