package shaopao.people;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.people.PhotoStore.Numbered;

/**
 * Takes an archive of photos, each called after the number of its person, within the transaction of the import. A photo
 * is decoded, sealed and written before the next is read, so that twenty thousand take no more memory than one.
 */
@Component
class PhotoIntake {

    private static final String COLUMN = "file";

    private final PhotoStore store;
    private final PhotoSeals seals;
    private final PeopleSettings settings;
    private final Clock clock;

    PhotoIntake(PhotoStore store, PhotoSeals seals, PeopleSettings settings, Clock clock) {
        this.store = store;
        this.seals = seals;
        this.settings = settings;
        this.clock = clock;
    }

    Intake.Counts take(Path archive, String by, BadCells bad, ImportProgress.Meter meter) throws IOException {
        Taking taking = new Taking(by, bad, meter);
        meter.total(PhotoArchive.filesAbout(archive));
        long bytesMax = (2L * settings.photosMibMax()) << 20;
        PhotoArchive.read(archive, new PhotoArchive.Limits(settings.photosMax(), bytesMax), taking);
        meter.writing();
        return new Intake.Counts(taking.added, taking.changed, taking.unchanged, 0);
    }

    private final class Taking implements PhotoArchive.Listener {

        private final String by;
        private final BadCells bad;
        private final ImportProgress.Meter meter;
        private final Set<PersonId> seen = new HashSet<>();
        private long added;
        private long changed;
        private long unchanged;

        Taking(String by, BadCells bad, ImportProgress.Meter meter) {
            this.by = by;
            this.bad = bad;
            this.meter = meter;
        }

        @Override
        public void bad(long place, String path, Flaw why) {
            meter.step();
            bad.add(place, COLUMN, why, path);
        }

        @Override
        public void file(long place, String path, byte[] content) {
            meter.step();
            Optional<Flaw> flaw = PhotoRules.flaw(path);
            Optional<Numbered> person = PhotoRules.number(path).flatMap(store::numbered);
            if (flaw.isPresent()) {
                bad.add(place, COLUMN, flaw.get(), path);
            } else if (person.isEmpty()) {
                bad.add(place, COLUMN, Flaw.UNKNOWN_PERSON, path);
            } else if (!seen.add(person.get().id())) {
                bad.add(place, COLUMN, Flaw.DUPLICATE_IN_FILE, path);
            } else {
                take(place, path, content, person.get());
            }
        }

        private void take(long place, String path, byte[] content, Numbered person) {
            byte[] digest = seals.digest(content);
            if (person.digest().filter(known -> Arrays.equals(known, digest)).isPresent()) {
                unchanged++;
                return;
            }
            switch (Darkroom.print(content)) {
                case PhotoPrint.Refused(Flaw why) -> bad.add(place, COLUMN, why, path);
                case PhotoPrint.Made made -> {
                    if (person.photo()) {
                        changed++;
                    } else {
                        added++;
                    }
                    if (bad.none()) {
                        put(person.id(), digest, made);
                    }
                }
            }
        }

        private void put(PersonId person, byte[] digest, PhotoPrint.Made made) {
            store.put(new PhotoStore.NewPhoto(
                    person,
                    PhotoOrigin.IMPORT,
                    clock.instant(),
                    by,
                    Optional.of(digest),
                    seals.seal(person, made.jpeg()),
                    made.width(),
                    made.height()));
        }
    }
}
