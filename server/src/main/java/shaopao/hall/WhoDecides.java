package shaopao.hall;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shaopao.access.RoleHolders;
import shaopao.kernel.PersonId;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.workflow.spi.CandidateRule;

/** The rules by which steps find their people, answered from the school's persons, classes and posts. */
@Configuration(proxyBeanMethods = false)
class WhoDecides {

    private final People people;
    private final RoleHolders holders;

    WhoDecides(People people, RoleHolders holders) {
        this.people = people;
        this.holders = holders;
    }

    /** {@code person} with a {@code number}: exactly this one. */
    @Bean
    CandidateRule personRule() {
        return new PeopleRule(
                people,
                "person",
                List.of("number"),
                (_, given) -> people.byNumber(given.getOrDefault("number", "")).map(Person::id).stream()
                        .toList(),
                (_, _) -> List.of());
    }

    /** {@code counsellor}: those of the applicant's class (辅导员). */
    @Bean
    CandidateRule counsellorRule() {
        return new PeopleRule(people, "counsellor", List.of(), ofClass(people::counsellorsOf), ofUnit(people::headsOf));
    }

    /** {@code class-teacher}: those of the applicant's class (班主任). */
    @Bean
    CandidateRule classTeacherRule() {
        return new PeopleRule(
                people, "class-teacher", List.of(), ofClass(people::classTeachersOf), ofUnit(people::headsOf));
    }

    /**
     * {@code college-head}: heads of the applicant's college or department, or of the nearest unit above that has any.
     */
    @Bean
    CandidateRule collegeHeadRule() {
        return new PeopleRule(people, "college-head", List.of(), ofUnit(people::headsOf), ofUnit(people::headsAbove));
    }

    /** {@code unit-head} with the code of a {@code unit}: heads of that office. */
    @Bean
    CandidateRule unitHeadRule() {
        return new PeopleRule(
                people,
                "unit-head",
                List.of("unit"),
                (_, given) -> unit(given).map(people::headsOf).orElse(List.of()),
                (_, given) -> unit(given).map(people::headsAbove).orElse(List.of()));
    }

    /** {@code role} with its code: those to whom the role was given over the applicant. */
    @Bean
    CandidateRule roleRule() {
        return new PeopleRule(
                people,
                "role",
                List.of("role"),
                (applicant, given) -> holders.over(given.getOrDefault("role", ""), applicant),
                ofUnit(people::headsOf));
    }

    /**
     * {@code post} with its kind (head, deputy, secretary, officer): those of the {@code unit} named, or of the nearest
     * one to the applicant that has any.
     */
    @Bean
    CandidateRule postRule() {
        return new PeopleRule(
                people,
                "post",
                List.of("post"),
                List.of("unit"),
                (applicant, given) -> given.containsKey("unit")
                        ? unit(given)
                                .map(unit -> people.holdersOf(unit, post(given)))
                                .orElse(List.of())
                        : applicant
                                .unitId()
                                .map(unit -> people.holdersNear(unit, post(given)))
                                .orElse(List.of()),
                (applicant, given) -> given.containsKey("unit")
                        ? unit(given).map(people::headsOf).orElse(List.of())
                        : applicant.unitId().map(people::headsOf).orElse(List.of()));
    }

    /** {@code head-above} with {@code levels}: heads of the unit so many levels above the applicant's. */
    @Bean
    CandidateRule headAboveRule() {
        return new PeopleRule(
                people,
                "head-above",
                List.of("levels"),
                (applicant, given) -> headsAbove(applicant, levels(given)),
                (applicant, given) -> headsAbove(applicant, levels(given) + 1));
    }

    /** {@code field} with its key, or that of a row and its column: whom the applicant named in the form. */
    @Bean
    CandidateRule fieldRule() {
        return new FieldRule(people);
    }

    private List<PersonId> headsAbove(Person applicant, int levels) {
        return applicant.unitId().map(unit -> people.headsAbove(unit, levels)).orElse(List.of());
    }

    private static String post(Map<String, String> given) {
        return given.getOrDefault("post", "").toUpperCase(Locale.ROOT);
    }

    /** One level when it is not a number from 1 to 9. */
    private static int levels(Map<String, String> given) {
        String text = given.getOrDefault("levels", "1");
        return text.matches("[1-9]") ? Integer.parseInt(text) : 1;
    }

    private Optional<UUID> unit(Map<String, String> given) {
        return people.unit(given.getOrDefault("unit", ""));
    }

    private static PeopleRule.Question ofClass(Function<UUID, List<PersonId>> those) {
        return (applicant, _) -> applicant.classId().map(those).orElse(List.of());
    }

    private static PeopleRule.Question ofUnit(Function<UUID, List<PersonId>> those) {
        return (applicant, _) -> applicant.unitId().map(those).orElse(List.of());
    }
}
