package shaopao.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.kernel.Scope;

/** What forms ask the register of persons: what is held about one, and whom or what somebody may name. */
@Component
public class Profiles {

    private static final int FOUND_MAX = 20;

    private final ProfileStore store;
    private final SearchStore search;
    private final Codes codes;
    private final Clock clock;

    Profiles(ProfileStore store, SearchStore search, Codes codes, Clock clock) {
        this.store = store;
        this.search = search;
        this.codes = codes;
        this.clock = clock;
    }

    /** What is held about the person, unmasked but for the identity number. */
    public Optional<Profile> profile(PersonId id) {
        return store.profile(id, today(), codes);
    }

    /**
     * Persons of the kind today whose name, pinyin, initials or number begin with the text; at most 20, nobody for an
     * empty text.
     *
     * @param within those of this unit alone; empty for the whole school
     */
    public List<Person> find(String text, PersonKind kind, Optional<UUID> within) {
        String normal = NameRules.normal(text);
        if (normal.isEmpty()) {
            return List.of();
        }
        PersonQuery query = new PersonQuery(normal, Optional.empty(), Optional.of(kind), Set.of(), Optional.empty());
        Scope scope = within.map(unit -> new Scope(false, Set.of(unit), Set.of(), Set.of(), Set.of()))
                .orElse(Scope.ALL);
        return search.search(query, scope, today(), PageMark.of(""), FOUND_MAX).items();
    }

    /** Open units, or classes, in whose name the text stands or whose code begins with it; at most 20. */
    public List<PlaceName> find(String text, PlaceName.Kind kind) {
        return store.places(NameRules.normal(text), kind, today(), FOUND_MAX);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), People.ZONE);
    }
}
