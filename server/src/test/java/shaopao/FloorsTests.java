package shaopao;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Component;

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

    /**
     * Imports go down, yet an interface below may be filled above: who needs exactly one of it could not start on the
     * lower floors alone. Lists and providers may stay empty.
     */
    @Test
    void everyBeanStartsWithoutTheFloorsAbove() {
        List<Made> made = made();
        assertThat(made).hasSizeGreaterThan(300);
        var offences = new TreeSet<String>();
        for (JavaClass bean : beans()) {
            for (JavaConstructor constructor : bean.getConstructors()) {
                for (JavaClass needed : constructor.getRawParameterTypes()) {
                    String from = HouseCode.module(bean);
                    if (!HouseCode.module(needed).isEmpty() && made.stream().noneMatch(one -> one.fits(needed, from))) {
                        offences.add(bean.getSimpleName() + " needs a " + needed.getSimpleName()
                                + " that nobody on its floor or below makes: ask for a list or a provider of it");
                    }
                }
            }
        }
        assertThat(offences).isEmpty();
    }

    /** A bean of the type is made in the module. */
    private record Made(JavaClass type, String module) {

        boolean fits(JavaClass needed, String from) {
            return type.isAssignableTo(needed.getName()) && (module.equals(from) || mayImport(from, module));
        }
    }

    private static List<JavaClass> beans() {
        return HouseCode.production().stream()
                .filter(type -> type.isMetaAnnotatedWith(Component.class) && !type.isAnnotation())
                .filter(type -> !HouseCode.module(type).isEmpty())
                .toList();
    }

    private static List<Made> made() {
        List<Made> made = new ArrayList<>();
        beans().forEach(bean -> made.add(new Made(bean, HouseCode.module(bean))));
        for (JavaClass type : HouseCode.production()) {
            if (type.isAnnotatedWith(ConfigurationProperties.class)) {
                made.add(new Made(type, HouseCode.module(type)));
            }
            type.getMethods().stream()
                    .filter(method -> method.isAnnotatedWith(Bean.class))
                    .forEach(method -> made.add(new Made(method.getRawReturnType(), HouseCode.module(type))));
        }
        return made;
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
