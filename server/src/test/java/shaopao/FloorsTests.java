package shaopao;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/**
 * The house in one list of lists: a module imports only from lower floors, never sideways, never up. What needs a
 * sideways import is composed on a higher floor, moved down to a lower one, or split.
 */
@Tag("once")
class FloorsTests {

    /** Index is the floor. A module that is planned but not yet built stands here too. */
    static final List<List<String>> FLOORS = List.of(
            List.of("kernel", "db", "secrets"),
            List.of("audit", "files", "http", "calendar", "rules"),
            List.of("people"),
            List.of("access", "devices"),
            List.of("forms", "workflow", "notices", "wallet", "pass", "faces", "seals", "places"),
            List.of("hall"),
            List.of(
                    "booking",
                    "queue",
                    "till",
                    "gates",
                    "certificates",
                    "proposals",
                    "surveys",
                    "exams",
                    "desk",
                    "timetable",
                    "transport",
                    "campaigns",
                    "trials",
                    "apps"),
            List.of("dorm"),
            List.of("welcome", "departure", "admissions"),
            List.of("datacentre"),
            List.of("insight", "portal"));

    @Test
    void everyModuleHasAPlaceInTheHouse() {
        assertThat(HouseCode.modules().stream().map(HouseCode::name))
                .as("add the module to a floor in FloorsTests, and say why in docs/adr")
                .allMatch(name -> floor(name) >= 0);
    }

    @Test
    void noImportGoesUpOrSideways() {
        var offences = new TreeSet<String>();
        for (var type : HouseCode.production()) {
            String from = HouseCode.module(type);
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                String to = HouseCode.module(dependency.getTargetClass());
                if (!from.isEmpty() && !to.isEmpty() && !from.equals(to) && !mayImport(from, to)) {
                    offences.add(
                            "%s (%s, floor %d) imports %s (%s, floor %d): compose above, move the needed part down,"
                                            .formatted(
                                                    type.getSimpleName(),
                                                    from,
                                                    floor(from),
                                                    dependency.getTargetClass().getSimpleName(),
                                                    to,
                                                    floor(to))
                                    + " or let the lower module own an interface that the upper one implements");
                }
            }
        }
        assertThat(offences).isEmpty();
    }

    @Test
    void modulithFindsNoViolation() {
        ApplicationModules.of(Shaopao.class).verify();
    }

    @Test
    void everyModuleDeclaresWhatItMayUse() {
        var silent = new ArrayList<String>();
        for (ApplicationModule module : HouseCode.modules()) {
            if (!HouseCode.declaration(module).contains("allowedDependencies")) {
                silent.add(HouseCode.name(module));
            }
        }
        assertThat(silent)
                .as("modules whose package-info lacks allowedDependencies, even {}")
                .isEmpty();
    }

    /** The ground's kernel may be named by its neighbours: it is the vocabulary. */
    private static boolean mayImport(String from, String to) {
        return floor(to) < floor(from) || (to.equals("kernel") && floor(from) == 0);
    }

    static int floor(String module) {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            if (FLOORS.get(floor).contains(module)) {
                return floor;
            }
        }
        return -1;
    }
}
