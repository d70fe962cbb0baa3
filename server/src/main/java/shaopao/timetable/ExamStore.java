package shaopao.timetable;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.places.NewOccupation;
import shaopao.places.OccupationKind;
import shaopao.places.PlaceId;

/** SQL of exams. */
@Repository
class ExamStore {

    private final JdbcClient jdbc;

    ExamStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String SELECT = """
            select e.id, e.section_id, e.kind, e.starts_at, e.ends_at, e.sequence, e.changed_at,
                   array(select r.room_id from timetable.exam_room r where r.exam_id = e.id order by r.room_id) as rooms
            """;

    /** Exams of a person's sections, or with a seat of the person's, that share time with the stretch. */
    List<Exam> of(PersonId person, Instant from, Instant until) {
        return jdbc.sql(SELECT + """
                , t.room_id as seat_room, t.seat
                from timetable.exam e
                    left join timetable.exam_seat t on t.exam_id = e.id and t.person_id = :person
                where (t.exam_id is not null
                        or e.section_id in (select section_id from timetable.member where person_id = :person))
                  and e.starts_at < :until and e.ends_at > :from order by e.starts_at, e.id limit 200
                """)
                .param("person", person)
                .param("from", from)
                .param("until", until)
                .query((row, _) -> exam(row))
                .list();
    }

    List<Exam> of(Collection<SectionId> sections) {
        return jdbc.sql(SELECT + """
                , null::uuid as seat_room, '' as seat
                from timetable.exam e where e.section_id = any(:sections::uuid[]) order by e.starts_at, e.id
                """)
                .param("sections", sections)
                .query((row, _) -> exam(row))
                .list();
    }

    /** Exams of a term, by section and kind. */
    Map<String, Exam> byKind(String term) {
        Map<String, Exam> found = new HashMap<>();
        jdbc.sql(SELECT + """
                , null::uuid as seat_room, '' as seat
                from timetable.exam e join timetable.section s on s.id = e.section_id where s.term = :term
                """)
                .param("term", term)
                .query((row, _) -> exam(row))
                .list()
                .forEach(exam -> found.put(exam.section() + "/" + exam.kind(), exam));
        return found;
    }

    /** Rooms that exams of a term use. */
    Map<UUID, NewOccupation> uses(String term) {
        Map<UUID, NewOccupation> uses = new HashMap<>();
        jdbc.sql("""
                select r.use_id, r.room_id, e.starts_at, e.ends_at
                from timetable.exam_room r join timetable.exam e on e.id = r.exam_id
                    join timetable.section s on s.id = e.section_id
                where s.term = :term
                """).param("term", term).query((RowCallbackHandler) row -> {
            UUID use = row.getObject("use_id", UUID.class);
            uses.put(
                    use,
                    new NewOccupation(
                            new PlaceId(row.getObject("room_id", UUID.class)),
                            LessonStore.instant(row, "starts_at"),
                            LessonStore.instant(row, "ends_at"),
                            OccupationKind.EXAM,
                            use));
        });
        return uses;
    }

    /** Adds the exam or changes it; its rooms and seats follow. */
    void write(Exam exam) {
        jdbc.sql("""
                insert into timetable.exam (id, section_id, kind, starts_at, ends_at, sequence, changed_at)
                values (:id, :section, :kind, :starts, :ends, :sequence, :at)
                on conflict (section_id, kind) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                    sequence = excluded.sequence, changed_at = excluded.changed_at
                """)
                .param("id", exam.id())
                .param("section", exam.section())
                .param("kind", exam.kind())
                .param("starts", exam.startsAt())
                .param("ends", exam.endsAt())
                .param("sequence", exam.sequence())
                .param("at", exam.changedAt())
                .update();
        jdbc.sql("delete from timetable.exam_room where exam_id = :id")
                .param("id", exam.id())
                .update();
        jdbc.sql("""
                insert into timetable.exam_room (exam_id, room_id, use_id)
                select :id, room, use from unnest(:rooms::uuid[], :uses::uuid[]) as g (room, use)
                """)
                .param("id", exam.id())
                .param("rooms", exam.rooms())
                .param(
                        "uses",
                        exam.rooms().stream()
                                .map(room -> use(room, exam.startsAt(), exam.endsAt()))
                                .toList())
                .update();
    }

    /** Exams that share a room at one time share its use. */
    private static UUID use(PlaceId room, Instant from, Instant until) {
        return UUID.nameUUIDFromBytes(("exam/" + room + "/" + from + "/" + until).getBytes(StandardCharsets.UTF_8));
    }

    void seats(ExamId exam, Map<PersonId, Exam.Seat> seats) {
        jdbc.sql("delete from timetable.exam_seat where exam_id = :id")
                .param("id", exam)
                .update();
        List<Map.Entry<PersonId, Exam.Seat>> all = List.copyOf(seats.entrySet());
        jdbc.sql("""
                insert into timetable.exam_seat (exam_id, person_id, room_id, seat)
                select :id, person, room, seat
                from unnest(:people::uuid[], :rooms::uuid[], :seats::text[]) as g (person, room, seat)
                """)
                .param("id", exam)
                .param("people", all.stream().map(Map.Entry::getKey).toList())
                .param("rooms", all.stream().map(one -> one.getValue().room()).toList())
                .param("seats", all.stream().map(one -> one.getValue().number()).toList())
                .update();
    }

    /** Who has a seat in each of these exams. */
    Map<ExamId, Set<PersonId>> seated(Collection<ExamId> exams) {
        Map<ExamId, Set<PersonId>> seated = new HashMap<>();
        jdbc.sql("select exam_id, person_id from timetable.exam_seat where exam_id = any(:ids::uuid[])")
                .param("ids", exams)
                .query((RowCallbackHandler) row -> seated.computeIfAbsent(
                                new ExamId(row.getObject("exam_id", UUID.class)), _ -> new HashSet<>())
                        .add(new PersonId(row.getObject("person_id", UUID.class))));
        return seated;
    }

    void remove(Collection<ExamId> exams) {
        jdbc.sql("delete from timetable.exam where id = any(:ids::uuid[])")
                .param("ids", exams)
                .update();
    }

    private static Exam exam(ResultSet row) throws SQLException {
        UUID seatRoom = row.getObject("seat_room", UUID.class);
        return new Exam(
                new ExamId(row.getObject("id", UUID.class)),
                new SectionId(row.getObject("section_id", UUID.class)),
                row.getString("kind"),
                LessonStore.instant(row, "starts_at"),
                LessonStore.instant(row, "ends_at"),
                Stream.of((UUID[]) row.getArray("rooms").getArray())
                        .map(PlaceId::new)
                        .toList(),
                seatRoom == null
                        ? Optional.empty()
                        : Optional.of(new Exam.Seat(new PlaceId(seatRoom), row.getString("seat"))),
                row.getInt("sequence"),
                LessonStore.instant(row, "changed_at"));
    }
}
