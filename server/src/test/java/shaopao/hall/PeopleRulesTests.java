package shaopao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.Roster.Someone;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import shaopao.workflow.spi.CandidateRule;

@CampusTest
class PeopleRulesTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<CandidateRule> rules;

    private Roster roster;
    private UUID school;
    private UUID college;
    private UUID office;
    private Someone student;
    private Someone secretary;
    private Someone dean;
    private Someone president;

    @BeforeEach
    void school() {
        roster = new Roster(jdbc);
        school = roster.unit(Optional.empty());
        college = roster.unit(Optional.of(school));
        office = roster.unit(Optional.of(college));
        student = roster.someone("STUDENT", office);
        secretary = roster.someone("STAFF", college);
        dean = roster.someone("STAFF", college);
        president = roster.someone("STAFF", school);
        post(secretary, college, "SECRETARY");
        post(president, school, "DEPUTY");
        roster.heads(dean, college);
        roster.heads(president, school);
    }

    @Test
    void postIsOfTheNearestUnitButNeverOfTheWholeSchool() {
        CandidateRule post = rule("post");
        assertThat(post.people(student.id(), Map.of("post", "secretary"), Map.of()))
                .containsExactly(secretary.id());
        assertThat(post.people(student.id(), Map.of("post", "deputy"), Map.of()))
                .isEmpty();
        assertThat(post.above(secretary.id(), Map.of("post", "secretary"), Map.of()))
                .containsExactly(dean.id());
        assertThat(post.people(student.id(), Map.of("post", "secretary", "unit", code(college)), Map.of()))
                .containsExactly(secretary.id());
        assertThat(post.people(student.id(), Map.of("post", "secretary", "unit", code(office)), Map.of()))
                .isEmpty();
    }

    @Test
    void headAboveIsSoManyLevelsUp() {
        CandidateRule above = rule("head-above");
        assertThat(above.people(student.id(), Map.of("levels", "1"), Map.of())).containsExactly(dean.id());
        assertThat(above.people(student.id(), Map.of("levels", "2"), Map.of())).containsExactly(president.id());
        assertThat(above.above(dean.id(), Map.of("levels", "1"), Map.of())).isEmpty();
    }

    @Test
    void fieldNamesAPersonTheHeadsOfAUnitOrTheCounsellorsOfAClass() {
        CandidateRule field = rule("field");
        UUID schoolClass = roster.schoolClass(college);
        roster.counsels(secretary, schoolClass);
        Map<String, Object> answers = Map.of(
                "supervisor", named(dean.id().value()),
                "units", List.of(named(college), named(school)),
                "group", named(schoolClass),
                "line", Map.of("teacher", named(secretary.id().value())),
                "title", "no person");
        assertThat(asked(field, "supervisor", answers)).containsExactly(dean.id());
        assertThat(asked(field, "units", answers)).containsExactly(dean.id(), president.id());
        assertThat(asked(field, "group", answers)).containsExactly(secretary.id());
        assertThat(asked(field, "line.teacher", answers)).containsExactly(secretary.id());
        for (String nobody : List.of("title", "absent", "line.absent", "title.deeper")) {
            assertThat(asked(field, nobody, answers)).as(nobody).isEmpty();
        }
        assertThat(field.above(secretary.id(), Map.of("field", "line.teacher"), answers))
                .containsExactly(dean.id());
    }

    @Test
    void whoHasLeftIsNotAsked() {
        Someone gone = roster.someone("STAFF", college);
        roster.leaves(gone);
        assertThat(asked(
                        rule("field"),
                        "supervisor",
                        Map.of("supervisor", named(gone.id().value()))))
                .isEmpty();
    }

    private List<PersonId> asked(CandidateRule rule, String field, Map<String, Object> answers) {
        return rule.people(student.id(), Map.of("field", field), answers);
    }

    private static Map<String, Object> named(UUID id) {
        return Map.of("id", id.toString(), "name", "某");
    }

    private CandidateRule rule(String name) {
        return rules.stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The roster gives each unit its id as code. */
    private static String code(UUID unit) {
        return unit.toString();
    }

    private void post(Someone someone, UUID unit, String kind) {
        jdbc.sql("""
                insert into people.post (id, unit_id, person_id, kind, title, from_on)
                values (:id, :unit, :person, :kind, '书记', :from)
                """)
                .param("id", Ids.next())
                .param("unit", unit)
                .param("person", someone.id())
                .param("kind", kind)
                .param("from", LocalDate.of(2020, 1, 1))
                .update();
    }
}
