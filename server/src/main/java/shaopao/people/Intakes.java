package shaopao.people;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes the intake of a kind, with what it must know read fresh. */
@Component
class Intakes {

    private final CodeStore codes;
    private final OrganisationStore organisation;
    private final RosterStore roster;
    private final IdentityNumbers identities;
    private final PhotoIntake photos;

    Intakes(
            CodeStore codes,
            OrganisationStore organisation,
            RosterStore roster,
            IdentityNumbers identities,
            PhotoIntake photos) {
        this.codes = codes;
        this.organisation = organisation;
        this.roster = roster;
        this.identities = identities;
        this.photos = photos;
    }

    /** Takes what comes as an archive of pictures. */
    Intake.Counts photos(ImportRun.Order order, BadCells bad, ImportProgress.Meter meter) throws IOException {
        return photos.take(order.file(), order.actor().name(), bad, meter);
    }

    Intake intake(ImportKind kind, BadCells bad, Instant now, String source) {
        LocalDate today = LocalDate.ofInstant(now, People.ZONE);
        return switch (kind) {
            case UNITS -> new UnitIntake(organisation, bad, now, source);
            case CLASSES -> new ClassIntake(organisation, organisation.places(), bad, today, now, source);
            case POSTS -> new PostIntake(organisation, organisation.places(), bad);
            case PHOTOS -> throw new IllegalArgumentException("Photos come in no rows");
            case PERSONS ->
                new PersonIntake(
                        new PersonRowReader(
                                new CodeBook(codes),
                                organisation.places(),
                                Map.of(
                                        "student-kind", codes.codes("student-kind"),
                                        "staff-kind", codes.codes("staff-kind")),
                                today),
                        roster,
                        identities,
                        bad,
                        today,
                        now,
                        source);
        };
    }
}
