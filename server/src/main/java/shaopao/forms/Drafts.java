package shaopao.forms;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import tools.jackson.databind.json.JsonMapper;

/** What people have typed and not handed in: one draft per person and form, on every device the same. */
@Component
public class Drafts {

    private static final int CHARACTERS_MAX = 100_000;

    private final DraftStore store;
    private final JsonMapper json;
    private final Clock clock;

    Drafts(DraftStore store, JsonMapper json, Clock clock) {
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Keeps what was typed so far, unchecked but for its size. Refuses to save over a revision that the person has not
     * seen.
     *
     * @param version of the form as the person sees it
     * @param seen revision on which the person typed, 0 for none; empty to save over whatever is there
     */
    public Draft save(
            PersonId person,
            String form,
            Optional<String> version,
            Map<String, Object> answers,
            Optional<Integer> seen) {
        String text = json.writeValueAsString(answers);
        if (text.length() > CHARACTERS_MAX) {
            throw new ProblemException(FormsProblem.DRAFT_TOO_LARGE, Map.of("max", CHARACTERS_MAX));
        }
        return store.save(person, form, version, text, seen, clock.instant())
                .orElseThrow(() -> new ProblemException(FormsProblem.DRAFT_CHANGED_MEANWHILE));
    }

    /** The draft of a form, if there is one. */
    public Optional<Draft> draft(PersonId person, String form) {
        return store.draft(person, form);
    }

    /** A person's drafts, the latest first. */
    public List<Draft> drafts(PersonId person) {
        return store.drafts(person);
    }

    /** The draft was handed in, or is no longer needed. */
    void remove(PersonId person, String form) {
        store.remove(person, form);
    }

    /** Throws a draft away; it can be brought back for a while. */
    public void discard(PersonId person, String form) {
        store.discard(person, form, clock.instant());
    }

    /** What a person has thrown away and can bring back, the latest first. */
    public List<DiscardedDraft> discarded(PersonId person) {
        return store.discarded(person);
    }

    /** Brings a draft back; refuses when another of its form is there. */
    public Draft restore(PersonId person, UUID id) {
        return store.restore(person, id)
                .orElseThrow(() -> new ProblemException(
                        store.isDiscarded(person, id) ? FormsProblem.DRAFT_IN_THE_WAY : KernelProblem.NOT_FOUND));
    }
}
