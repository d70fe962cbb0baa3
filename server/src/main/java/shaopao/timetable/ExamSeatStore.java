package shaopao.timetable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;
import shaopao.places.spi.ExamSeats;

/** Reads who sits which exam where, for modules beside this one. A section without a course stands for itself. */
@Repository
class ExamSeatStore implements ExamSeats {

    private final JdbcClient jdbc;

    ExamSeatStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ExamSeat> seats(Instant from, Instant until) {
        return seats(Optional.empty(), from, until);
    }

    @Override
    public List<ExamSeat> seats(Collection<PersonId> people, Instant from, Instant until) {
        return people.isEmpty() ? List.of() : seats(Optional.of(people), from, until);
    }

    /** Where seats are given, those alone sit; otherwise the students of the section, in any of its rooms. */
    private List<ExamSeat> seats(Optional<Collection<PersonId>> people, Instant from, Instant until) {
        return jdbc.sql("""
                with going as (
                    select e.id, e.section_id, coalesce(nullif(s.course, ''), s.code) as course,
                           exists (select from timetable.exam_seat t where t.exam_id = e.id) as seated,
                           array(select r.room_id from timetable.exam_room r where r.exam_id = e.id) as rooms
                    from timetable.exam e join timetable.section s on s.id = e.section_id
                    where e.starts_at < :until and e.ends_at > :from
                )
                select g.course, t.person_id, false as watches, array[t.room_id] as rooms
                from going g join timetable.exam_seat t on t.exam_id = g.id
                where :everybody or t.person_id = any(:people::uuid[])
                union all
                select g.course, m.person_id, m.role = 'TEACHER', g.rooms
                from going g join timetable.member m on m.section_id = g.section_id
                where (m.role = 'TEACHER' or not g.seated) and (:everybody or m.person_id = any(:people::uuid[]))
                """)
                .param("from", from)
                .param("until", until)
                .param("everybody", people.isEmpty())
                .param("people", people.orElse(List.of()))
                .query((row, _) -> new ExamSeat(
                        row.getString("course"),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getBoolean("watches"),
                        rooms(row)))
                .list();
    }

    @Override
    public List<PlannedExam> exams(Instant from, Instant until) {
        return jdbc.sql("""
                select coalesce(nullif(s.course, ''), s.code) as course, min(s.name_zh) as zh, min(s.name_en) as en,
                       e.starts_at, e.ends_at,
                       array_remove(array_agg(distinct r.room_id), null) as rooms
                from timetable.exam e join timetable.section s on s.id = e.section_id
                    left join timetable.exam_room r on r.exam_id = e.id
                where e.starts_at < :until and e.ends_at > :from
                group by 1, e.starts_at, e.ends_at order by e.starts_at, 1 limit 500
                """)
                .param("from", from)
                .param("until", until)
                .query((row, _) -> new PlannedExam(
                        row.getString("course"),
                        new Words(row.getString("zh"), row.getString("en")),
                        LessonStore.instant(row, "starts_at"),
                        LessonStore.instant(row, "ends_at"),
                        rooms(row)))
                .list();
    }

    private static List<PlaceId> rooms(ResultSet row) throws SQLException {
        return Stream.of((UUID[]) row.getArray("rooms").getArray())
                .map(PlaceId::new)
                .toList();
    }
}
