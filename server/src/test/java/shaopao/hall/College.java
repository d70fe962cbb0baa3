package shaopao.hall;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.kernel.Scope;

/** A college of its own for one test: a student in a class with two counsellors, a dean, a president above. */
public final class College {

    private final JdbcClient jdbc;
    private final UUID school = UUID.randomUUID();
    private final UUID college = UUID.randomUUID();
    private final UUID classId = UUID.randomUUID();

    final Actor student;
    final Actor counsellor;
    final Actor second;
    final Actor dean;
    final Actor president;
    final Actor stranger;

    College(JdbcClient jdbc) {
        this.jdbc = jdbc;
        unit(school, Optional.empty());
        unit(college, Optional.of(school));
        jdbc.sql("""
                insert into people.class (id, code, name, unit_id, grade, source, changed_at)
                values (:id, :code, '计算机2301', :unit, 2023, 'test', now())
                """)
                .param("id", classId)
                .param("code", classId.toString())
                .param("unit", college)
                .update();
        student = person("陈思远", "STUDENT", Optional.of(classId));
        counsellor = person("王晓梅", "STAFF", Optional.empty());
        second = person("李辅导", "STAFF", Optional.empty());
        dean = person("赵院长", "STAFF", Optional.empty());
        president = person("周校长", "STAFF", Optional.empty());
        stranger = person("路人", "STUDENT", Optional.of(classId));
        charge(counsellor, "2022-09-01");
        charge(second, "2023-09-01");
        head(college, dean);
        head(school, president);
    }

    /** Somebody who answers for these items. */
    Actor owner(String... items) {
        Actor person = person("钱主任", "STAFF", Optional.empty());
        return new Actor(
                Actor.Kind.PERSON,
                person.id(),
                person.name(),
                "127.0.0.1",
                Map.of(
                        "hall.manage", new Scope(false, Set.of(), Set.of(), Set.of(items), Set.of()),
                        "hall.hand-over", new Scope(false, Set.of(), Set.of(), Set.of(items), Set.of())),
                Optional.empty());
    }

    static PersonId id(Actor actor) {
        return actor.person();
    }

    private void unit(UUID id, Optional<UUID> parent) {
        jdbc.sql("""
                insert into people.unit (id, code, name, kind, parent_id, source, changed_at)
                values (:id, :code, '计算机学院', 'COLLEGE', :parent::uuid, 'test', now())
                """)
                .param("id", id)
                .param("code", id.toString())
                .param("parent", parent)
                .update();
    }

    private Actor person(String name, String kind, Optional<UUID> classId) {
        PersonId id = PersonId.next();
        jdbc.sql("""
                insert into people.person (id, number, name, kind, unit_id, class_id, present, source, changed_at)
                values (:id, :number, :name, :kind, :unit, :class::uuid, true, 'test', now())
                """)
                .param("id", id)
                .param("number", id.toString())
                .param("name", name)
                .param("kind", kind)
                .param("unit", college)
                .param("class", classId)
                .update();
        return new Actor(
                Actor.Kind.PERSON,
                Optional.of(id.value()),
                name,
                "127.0.0.1",
                Map.<String, Scope>of(),
                Optional.empty());
    }

    private void charge(Actor person, String since) {
        jdbc.sql("""
                insert into people.class_charge (id, class_id, person_id, kind, from_on)
                values (:id, :class, :person, 'COUNSELLOR', :since::date)
                """)
                .param("id", UUID.randomUUID())
                .param("class", classId)
                .param("person", id(person))
                .param("since", since)
                .update();
    }

    private void head(UUID unit, Actor person) {
        jdbc.sql("""
                insert into people.post (id, unit_id, person_id, kind, title, from_on)
                values (:id, :unit, :person, 'HEAD', '负责人', '2020-09-01')
                """)
                .param("id", UUID.randomUUID())
                .param("unit", unit)
                .param("person", id(person))
                .update();
    }
}
