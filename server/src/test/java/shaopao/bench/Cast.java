package shaopao.bench;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.Roster;
import shaopao.kernel.PersonId;

/** Those who play an application of two steps: a student, the counsellor of the class, the dean of the college. */
record Cast(Someone student, Someone counsellor, Someone dean) {

    /** One of them. */
    record Someone(PersonId id, String number, String name) {}

    /** So many casts in colleges of their own. */
    static List<Cast> founded(JdbcClient jdbc, int count) {
        Roster roster = new Roster(jdbc);
        return IntStream.range(0, count)
                .mapToObj(_ -> {
                    UUID college = roster.unit(Optional.empty());
                    UUID schoolClass = roster.schoolClass(college);
                    Roster.Someone student = roster.someone("STUDENT", college);
                    jdbc.sql("update people.person set class_id = :class where id = :id")
                            .param("class", schoolClass)
                            .param("id", student.id())
                            .update();
                    Roster.Someone counsellor = roster.someone("STAFF", college);
                    roster.counsels(counsellor, schoolClass);
                    Roster.Someone dean = roster.someone("STAFF", college);
                    roster.heads(dean, college);
                    return new Cast(named(student), named(counsellor), named(dean));
                })
                .toList();
    }

    private static Someone named(Roster.Someone someone) {
        return new Someone(someone.id(), someone.number(), "陈思远");
    }

    /** So many casts of the demo campus with counsellors of their own; the first of each college before the second. */
    static List<Cast> many(JdbcClient jdbc, int count) {
        return jdbc.sql("""
                with first as (
                    select distinct on (h.person_id) c.unit_id, s.id as student, h.person_id as counsellor
                    from people.class_charge h
                    join people.class c on c.id = h.class_id
                    join people.person s on s.class_id = c.id and s.present and s.number not like '20230%'
                    where h.kind = 'COUNSELLOR'
                    order by h.person_id, s.number
                ), spread as (
                    select f.*, o.person_id as dean,
                           row_number() over (partition by f.unit_id order by f.student) as nth
                    from first f join people.post o on o.unit_id = f.unit_id and o.kind = 'HEAD' and o.until_on is null
                )
                select s.id, s.number, s.name, k.id, k.number, k.name, d.id, d.number, d.name
                from spread x
                join people.person s on s.id = x.student
                join people.person k on k.id = x.counsellor
                join people.person d on d.id = x.dean
                order by x.nth, s.number limit :count
                """)
                .param("count", count)
                .query((row, _) -> new Cast(
                        new Someone(new PersonId(row.getObject(1, UUID.class)), row.getString(2), row.getString(3)),
                        new Someone(new PersonId(row.getObject(4, UUID.class)), row.getString(5), row.getString(6)),
                        new Someone(new PersonId(row.getObject(7, UUID.class)), row.getString(8), row.getString(9))))
                .list();
    }
}
