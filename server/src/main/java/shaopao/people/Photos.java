package shaopao.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.PhotoStore.SealedPhoto;

/**
 * Photos of persons: the school's and one's own. They are for the eyes of people who have somebody before them; nothing
 * here or above compares faces, and no template of a face is made.
 */
@Component
public class Photos {

    /** Sees photos of persons within the scope of the permission; each look is recorded. */
    static final String READ = "people.photo-read";
    /** Takes and deletes photos of persons within the scope of the permission. */
    static final String KEEP = "people.photo-keep";

    private final PhotoStore store;
    private final PhotoSeals seals;
    private final DetailStore details;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final PeopleSettings settings;
    private final Clock clock;

    Photos(
            PhotoStore store,
            PhotoSeals seals,
            DetailStore details,
            Audit audit,
            TransactionTemplate transaction,
            PeopleSettings settings,
            Clock clock) {
        this.store = store;
        this.seals = seals;
        this.details = details;
        this.audit = audit;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What may be shown of a person to whoever has a reason that the caller has checked and records: the school's photo
     * unless its person has hidden it, else the person's own.
     */
    public Optional<ShownPhoto> shown(PersonId person) {
        return store.shown(person, settings.photoHiding()).map(found -> open(person, found));
    }

    PersonPhotos photos(PersonId person) {
        return new PersonPhotos(
                store.facts(person, false), store.facts(person, true), store.hidden(person), settings.photoHiding());
    }

    /** A photo of the one who asks. */
    ShownPhoto mine(PersonId person, boolean own) {
        return store.photo(person, own).map(found -> open(person, found)).orElseThrow(Photos::none);
    }

    PersonPhotos handIn(Actor actor, byte[] content) {
        return keep(actor, actor.person(), PhotoOrigin.PERSON, content);
    }

    PersonPhotos removeMine(Actor actor) {
        return remove(actor, actor.person(), true);
    }

    /** Whether the school's photo is hidden at gates and in verifications; the school's setting may forbid it. */
    PersonPhotos hide(Actor actor, boolean hidden) {
        PersonId person = actor.person();
        if (hidden && !settings.photoHiding()) {
            throw new ProblemException(PeopleProblem.PHOTO_STAYS_SHOWN);
        }
        transaction.executeWithoutResult(_ -> {
            if (hidden) {
                store.hide(person, clock.instant());
            } else {
                store.show(person);
            }
            audit.record(actor, "people.photo-consent", "person", person.toString(), Map.of("hidden", hidden));
        });
        return photos(person);
    }

    /** What there is of a person within the reader's scope. */
    PersonPhotos photos(Actor actor, PersonId person) {
        requireReach(actor, person, READ);
        return photos(person);
    }

    /** A photo of a person within the reader's scope; that it was looked at is recorded. */
    ShownPhoto photo(Actor actor, PersonId person, boolean own) {
        requireReach(actor, person, READ);
        SealedPhoto sealed = Objects.requireNonNull(transaction.execute(_ -> {
            SealedPhoto found = store.photo(person, own).orElseThrow(Photos::none);
            audit.record(actor, "people.photo-read", "person", person.toString(), Map.of("own", own));
            return found;
        }));
        return open(person, sealed);
    }

    /** Staff take the photo of somebody who stands before them. */
    PersonPhotos take(Actor actor, PersonId person, byte[] content) {
        requireOther(actor, person);
        return keep(actor, person, PhotoOrigin.DESK, content);
    }

    PersonPhotos remove(Actor actor, PersonId person) {
        requireOther(actor, person);
        return remove(actor, person, false);
    }

    /** How many have photos, within the reader's scope. */
    List<PhotoCount> counts(Actor actor) {
        return store.counts(actor.scope(READ), today());
    }

    /** Keeps what was handed in, made anew; refuses what is no photo of a person. */
    PersonPhotos keep(Actor actor, PersonId person, PhotoOrigin origin, byte[] content) {
        PhotoPrint.Made made = switch (Darkroom.print(content)) {
            case PhotoPrint.Made print -> print;
            case PhotoPrint.Refused(Flaw why) -> throw new ProblemException(problem(why));
        };
        byte[] sealed = seals.seal(person, made.jpeg());
        transaction.executeWithoutResult(_ -> {
            store.put(new PhotoStore.NewPhoto(
                    person,
                    origin,
                    clock.instant(),
                    actor.name(),
                    Optional.empty(),
                    sealed,
                    made.width(),
                    made.height()));
            audit.record(actor, "people.photo-taken", "person", person.toString(), Map.of("origin", origin));
        });
        return photos(person);
    }

    private PersonPhotos remove(Actor actor, PersonId person, boolean own) {
        transaction.executeWithoutResult(_ -> {
            if (!store.remove(person, own)) {
                throw none();
            }
            audit.record(actor, "people.photo-deleted", "person", person.toString(), Map.of("own", own));
        });
        return photos(person);
    }

    private ShownPhoto open(PersonId person, SealedPhoto sealed) {
        return new ShownPhoto(sealed.own(), sealed.since(), seals.open(person, sealed.sealed()));
    }

    /** Nobody vouches for a photo of themselves. */
    private void requireOther(Actor actor, PersonId person) {
        if (actor.id().filter(person.value()::equals).isPresent()) {
            throw new ProblemException(KernelProblem.NOT_PERMITTED);
        }
        requireReach(actor, person, KEEP);
    }

    private void requireReach(Actor actor, PersonId person, String permission) {
        if (!details.reaches(actor.scope(permission), person, today())) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), People.ZONE);
    }

    private static ProblemException none() {
        return new ProblemException(PeopleProblem.NO_PHOTO);
    }

    private static PeopleProblem problem(Flaw why) {
        return switch (why) {
            case PHOTO_TOO_LARGE, PHOTO_TOO_MANY_PIXELS -> PeopleProblem.PHOTO_TOO_LARGE;
            case PHOTO_TOO_SMALL, PHOTO_NOT_UPRIGHT -> PeopleProblem.PHOTO_SHAPE_WRONG;
            default -> PeopleProblem.PHOTO_UNREADABLE;
        };
    }
}
