package shaopao.people;

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

    Intakes(CodeStore codes, OrganisationStore organisation, RosterStore roster, IdentityNumbers identities) {
        this.codes = codes;
        this.organisation = organisation;
        this.roster = roster;
        this.identities = identities;
    }

    Intake intake(ImportKind kind, BadCells bad, Instant now, String source) {
        LocalDate today = LocalDate.ofInstant(now, People.ZONE);
        return switch (kind) {
            case UNITS -> new UnitIntake(organisation, bad, now, source);
            case CLASSES -> new ClassIntake(organisation, organisation.places(), bad, today, now, source);
            case POSTS -> new PostIntake(organisation, organisation.places(), bad);
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
