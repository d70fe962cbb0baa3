package shaopao.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.ModuleTest;
import shaopao.kernel.PersonId;

@ModuleTest
class ChargeTests {

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Test
    void classKnowsItsCounsellorsOfToday() {
        UUID college = unit(null);
        UUID classId = schoolClass(college);
        PersonId counsellor = person("王辅导员");
        PersonId former = person("前辅导员");
        PersonId teacher = person("班主任");
        charge(classId, counsellor, "COUNSELLOR", null);
        charge(classId, former, "COUNSELLOR", "2021-01-01");
        charge(classId, teacher, "CLASS_TEACHER", null);
        assertThat(people.counsellorsOf(classId)).containsExactly(counsellor);
        assertThat(people.classTeachersOf(classId)).containsExactly(teacher);
        assertThat(people.names(List.of(counsellor, teacher, PersonId.next())))
                .isEqualTo(Map.of(counsellor, "王辅导员", teacher, "班主任"));
    }

    @Test
    void headIsOfTheNearestUnitThatHasOne() {
        UUID school = unit(null);
        UUID college = unit(school);
        UUID department = unit(college);
        PersonId president = person("校长");
        PersonId dean = person("院长");
        post(school, president, "HEAD");
        post(college, dean, "HEAD");
        post(college, person("副院长"), "DEPUTY");
        assertThat(people.headsOf(department)).containsExactly(dean);
        assertThat(people.headsOf(college)).containsExactly(dean);
        assertThat(people.headsAbove(college)).containsExactly(president);
        assertThat(people.headsAbove(school)).isEmpty();
    }

    private UUID unit(@org.jspecify.annotations.Nullable UUID parent) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into people.unit (id, code, name, kind, parent_id, source, changed_at)
                values (:id, :code, '单位', 'COLLEGE', :parent::uuid, 'test', now())
                """)
                .param("id", id)
                .param("code", id.toString())
                .param("parent", parent)
                .update();
        return id;
    }

    private UUID schoolClass(UUID unit) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into people.class (id, code, name, unit_id, grade, source, changed_at)
                values (:id, :code, '班', :unit, 2023, 'test', now())
                """)
                .param("id", id)
                .param("code", id.toString())
                .param("unit", unit)
                .update();
        return id;
    }

    private PersonId person(String name) {
        PersonId id = PersonId.next();
        jdbc.sql("""
                insert into people.person (id, number, name, kind, present, source, changed_at)
                values (:id, :number, :name, 'STAFF', true, 'test', now())
                """)
                .param("id", id)
                .param("number", id.toString())
                .param("name", name)
                .update();
        return id;
    }

    private void charge(UUID classId, PersonId person, String kind, @org.jspecify.annotations.Nullable String until) {
        jdbc.sql("""
                insert into people.class_charge (id, class_id, person_id, kind, from_on, until_on)
                values (:id, :class, :person, :kind, '2020-09-01', :until::date)
                """)
                .param("id", UUID.randomUUID())
                .param("class", classId)
                .param("person", person)
                .param("kind", kind)
                .param("until", until)
                .update();
    }

    private void post(UUID unit, PersonId person, String kind) {
        jdbc.sql("""
                insert into people.post (id, unit_id, person_id, kind, title, from_on)
                values (:id, :unit, :person, :kind, '院长', '2020-09-01')
                """)
                .param("id", UUID.randomUUID())
                .param("unit", unit)
                .param("person", person)
                .param("kind", kind)
                .update();
    }
}
