package shaopao.gates;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.people.Photos;
import shaopao.people.ShownPhoto;

/** The photo of whoever is just passing, for staff beside the gate to compare with the face before them. */
@Component
class PassingPhotos {

    private static final Duration JUST_NOW = Duration.ofMinutes(3);

    private final PassingStore store;
    private final GateBook book;
    private final People people;
    private final Photos photos;
    private final Audit audit;
    private final Clock clock;

    PassingPhotos(PassingStore store, GateBook book, People people, Photos photos, Audit audit, Clock clock) {
        this.store = store;
        this.book = book;
        this.people = people;
        this.photos = photos;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The photo that may be shown of the person of a passage of the last three minutes, within the actor's scope; empty
     * when there is none. That it was looked at is recorded.
     */
    @Transactional
    public Optional<ShownPhoto> photo(Actor actor, EntryId entry, UUID passage) {
        Gate gate = book.gate(entry).orElseThrow(PassingPhotos::notFound);
        PersonId person = store.passed(gate.entry(), passage, clock.instant().minus(JUST_NOW))
                .flatMap(found -> people.within(actor.scope(GatesPart.READ), List.of(found)).stream()
                        .map(Person::id)
                        .findFirst())
                .orElseThrow(PassingPhotos::notFound);
        Optional<ShownPhoto> photo = photos.shown(person);
        photo.ifPresent(
                _ -> audit.record(actor, "gates.photo-read", "person", person.toString(), Map.of("entry", entry)));
        return photo;
    }

    private static ProblemException notFound() {
        return new ProblemException(KernelProblem.NOT_FOUND);
    }
}
