package shaopao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.ModuleTest;
import shaopao.kernel.PersonId;

@Tag("once")
@ModuleTest
class HallDemoTests {

    @Autowired
    HallDemo demo;

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

    private int ratings() {
        return jdbc.sql("select count(*) from hall.rating").query(Integer.class).single();
    }
}
