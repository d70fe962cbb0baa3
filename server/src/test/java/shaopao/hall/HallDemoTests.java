package shaopao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.ModuleTest;
import shaopao.kernel.PersonId;
import shaopao.people.People;
import shaopao.people.Person;

@Tag("once")
@ModuleTest
class HallDemoTests {

    @Autowired
    HallDemo demo;

    @Autowired
    YearDemo year;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Test
    void demoClassAppliesIsAnsweredAndRates() {
        College college = new College(jdbc);
        PersonId student = college.student.person();
        boolean free = jdbc.sql("select not exists (select from people.person_number where number = '20230101')")
                .query(Boolean.class)
                .single();
        assertThat(free).as("nobody else has the number of the demo").isTrue();
        jdbc.sql("insert into people.person_number (number, person_id) values ('20230101', :id)")
                .param("id", student)
                .update();
        int before = ratings();
        demo.load(new Random(1), (_, _) -> {});
        assertThat(jdbc.sql("select count(*) from workflow.application_case where applicant = :id")
                        .param("id", student)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(ratings()).isBetween(before, before + 1);
        jdbc.sql("delete from people.person_number where number = '20230101' and person_id = :id")
                .param("id", UUID.fromString(student.toString()))
                .update();
    }

    @Test
    void yearOfApplicationsIsSpreadOverTheYearAndEndsInEveryWay() {
        College college = new College(jdbc);
        List<Person> students = List.of(people.person(college.student.person()).orElseThrow());
        List<Person> staff = Stream.of(college.counsellor, college.dean, college.president)
                .map(one -> people.person(one.person()).orElseThrow())
                .toList();
        year.write(7, 400, students, staff, (_, _) -> {});
        List<PersonId> applicants =
                Stream.concat(students.stream(), staff.stream()).map(Person::id).toList();
        int made = count("true", applicants);
        assertThat(made).as("those that need no office").isGreaterThan(60);
        assertThat(count("status = 'APPROVED'", applicants)).isGreaterThan(made / 4);
        assertThat(count("status = 'REJECTED'", applicants)).isPositive();
        assertThat(count("ended_at - created_at > interval '2 days'", applicants))
                .isPositive();
        assertThat(count("created_at < now() - interval '200 days'", applicants))
                .isGreaterThan(made / 8);
        assertThat(count("created_at < now() - interval '366 days' or ended_at > now()", applicants))
                .isZero();
        assertThat(jdbc.sql("select count(*) from hall.rating where person = any(:people) and at < now()")
                        .param("people", applicants)
                        .query(Integer.class)
                        .single())
                .isBetween(10, made);
    }

    private int count(String which, List<PersonId> applicants) {
        return jdbc.sql("select count(*) from workflow.application_case where applicant = any(:people) and (" + which
                        + ")")
                .param("people", applicants)
                .query(Integer.class)
                .single();
    }

    private int ratings() {
        return jdbc.sql("select count(*) from hall.rating").query(Integer.class).single();
    }
}
