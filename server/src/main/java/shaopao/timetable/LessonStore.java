package shaopao.timetable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.places.NewOccupation;
import shaopao.places.OccupationKind;
import shaopao.places.PlaceId;

/** SQL of lessons. */
@Repository
class LessonStore {

    private static final int TOGETHER = 10_000;

    private static final String FIELDS = """
            l.id, l.section_id, l.week, l.day, l.first, l.last, l.starts_at, l.ends_at, l.room_id, l.planned_day,
            l.planned_first, l.planned_last, l.planned_starts_at, l.planned_ends_at, l.planned_room_id, l.state,
            l.teacher, l.reason, l.sequence, l.changed_at
            """;

    private final JdbcClient jdbc;

    LessonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes planned lessons. One that is moved or cancelled by hand stays so, and knows its new plan; one that is
     * written as it is does not count as changed.
     */
    void plan(List<Lesson> lessons, Instant now) {
        for (int from = 0; from < lessons.size(); from += TOGETHER) {
            planSome(lessons.subList(from, Math.min(lessons.size(), from + TOGETHER)), now);
        }
    }

    private void planSome(List<Lesson> lessons, Instant now) {
        jdbc.sql("""
                insert into timetable.lesson (id, section_id, week, day, first, last, starts_at, ends_at, room_id,
                    use_id, planned_day, planned_first, planned_last, planned_starts_at, planned_ends_at,
                    planned_room_id, state, changed_at)
                select id, section_id, week, day, first, last, starts_at, ends_at, nullif(room, '')::uuid,
                    nullif(use, '')::uuid, day, first, last, starts_at, ends_at, nullif(room, '')::uuid, 'PLANNED',
                    :now
                from unnest(:ids::uuid[], :sections::uuid[], :weeks::int[], :days::date[], :firsts::int[],
                    :lasts::int[], :starts::timestamptz[], :ends::timestamptz[], :rooms::text[], :uses::text[])
                    as g (id, section_id, week, day, first, last, starts_at, ends_at, room, use)
                on conflict (id) do update set planned_day = excluded.day, planned_first = excluded.first,
                    planned_last = excluded.last, planned_starts_at = excluded.starts_at,
                    planned_ends_at = excluded.ends_at, planned_room_id = excluded.room_id,
                    (day, first, last, starts_at, ends_at, room_id, use_id, sequence, changed_at) = (
                        select excluded.day, excluded.first, excluded.last, excluded.starts_at, excluded.ends_at,
                            excluded.room_id, excluded.use_id, lesson.sequence + 1, excluded.changed_at
                        where lesson.state in ('PLANNED', 'SUBSTITUTED')
                        union all
                        select lesson.day, lesson.first, lesson.last, lesson.starts_at, lesson.ends_at,
                            lesson.room_id, lesson.use_id, lesson.sequence, lesson.changed_at
                        where lesson.state not in ('PLANNED', 'SUBSTITUTED'))
                where (lesson.planned_starts_at, lesson.planned_ends_at, lesson.planned_last, lesson.planned_room_id)
                    is distinct from (excluded.starts_at, excluded.ends_at, excluded.last, excluded.room_id)
                """)
                .param("ids", each(lessons, Lesson::id))
                .param("sections", each(lessons, Lesson::section))
                .param("weeks", each(lessons, Lesson::week))
                .param("days", each(lessons, lesson -> lesson.slot().day()))
                .param("firsts", each(lessons, lesson -> lesson.slot().first()))
                .param("lasts", each(lessons, lesson -> lesson.slot().last()))
                .param(
                        "starts",
                        each(lessons, lesson -> lesson.slot().startsAt().toString()))
                .param("ends", each(lessons, lesson -> lesson.slot().endsAt().toString()))
                .param(
                        "rooms",
                        each(
                                lessons,
                                lesson -> lesson.slot()
                                        .room()
                                        .map(PlaceId::toString)
                                        .orElse("")))
                .param(
                        "uses",
                        each(lessons, lesson -> lesson.use().map(UUID::toString).orElse("")))
                .param("now", now)
                .update();
    }

    private static <T> List<T> each(List<Lesson> lessons, Function<Lesson, T> part) {
        return lessons.stream().map(part).toList();
    }

    /** Lessons of the term that a plan has no more; one that was moved away from a day which is not taught stays. */
    void removeAllBut(String term, List<Lesson> planned, Collection<LessonId> untaught) {
        jdbc.sql("""
                delete from timetable.lesson l using timetable.section s
                where s.id = l.section_id and s.term = :term
                  and not exists (select from unnest(:ids::uuid[]) as kept (id) where kept.id = l.id)
                  and not (l.state = 'MOVED' and l.id = any(:untaught::uuid[]))
                """)
                .param("term", term)
                .param("ids", each(planned, Lesson::id))
                .param("untaught", untaught)
                .update();
    }

    /** Which room is used when by the lessons of a term. */
    Map<UUID, NewOccupation> uses(String term) {
        Map<UUID, NewOccupation> uses = new HashMap<>();
        jdbc.sql("""
                select distinct l.use_id, l.room_id, l.starts_at, l.ends_at
                from timetable.lesson l join timetable.section s on s.id = l.section_id
                where s.term = :term and l.use_id is not null
                """).param("term", term).query((RowCallbackHandler) row -> {
            UUID use = row.getObject("use_id", UUID.class);
            uses.put(
                    use,
                    new NewOccupation(
                            new PlaceId(row.getObject("room_id", UUID.class)),
                            instant(row, "starts_at"),
                            instant(row, "ends_at"),
                            OccupationKind.CLASS,
                            use));
        });
        return uses;
    }

    /** Moved and cancelled lessons of a term. */
    List<Lesson> changed(String term) {
        return jdbc.sql("select " + FIELDS + """
                 from timetable.lesson l join timetable.section s on s.id = l.section_id
                where s.term = :term and l.state in ('MOVED', 'CANCELLED')
                """)
                .param("term", term)
                .query((row, _) -> lesson(row))
                .list();
    }

    /** Lessons yet to come, by section, as a fingerprint of each; to tell whom a new plan concerns. */
    Map<SectionId, Map<LessonId, Integer>> ahead(String term, Instant now) {
        Map<SectionId, Map<LessonId, Integer>> ahead = new HashMap<>();
        jdbc.sql("""
                select l.id, l.section_id, l.sequence
                from timetable.lesson l join timetable.section s on s.id = l.section_id
                where s.term = :term and l.starts_at > :now
                """).param("term", term).param("now", now).query((RowCallbackHandler) row -> ahead.computeIfAbsent(
                        new SectionId(row.getObject("section_id", UUID.class)), _ -> new HashMap<>())
                .put(new LessonId(row.getObject("id", UUID.class)), row.getInt("sequence")));
        return ahead;
    }

    Optional<Lesson> lesson(LessonId id) {
        return jdbc.sql("select " + FIELDS + " from timetable.lesson l where l.id = :id")
                .param("id", id)
                .query((row, _) -> lesson(row))
                .optional();
    }

    List<Lesson> of(SectionId section) {
        return jdbc.sql("select " + FIELDS + """
                 from timetable.lesson l where l.section_id = :section order by l.starts_at, l.id limit 1000
                """)
                .param("section", section)
                .query((row, _) -> lesson(row))
                .list();
    }

    /** Lessons of a person that share time with the stretch, planned or as they are; cancelled ones too. */
    List<Lesson> of(PersonId person, Instant from, Instant until) {
        return jdbc.sql("select " + FIELDS + """
                 from timetable.lesson l
                where l.section_id in (select section_id from timetable.member where person_id = :person)
                  and l.starts_at < :until and l.ends_at > :from
                order by l.starts_at, l.id limit 3000
                """)
                .param("person", person)
                .param("from", from)
                .param("until", until)
                .query((row, _) -> lesson(row))
                .list();
    }

    /** Lessons with these uses: what is in a room. */
    List<Lesson> withUses(Collection<UUID> uses) {
        return jdbc.sql("select " + FIELDS + " from timetable.lesson l where l.use_id = any(:uses::uuid[])")
                .param("uses", uses)
                .query((row, _) -> lesson(row))
                .list();
    }

    boolean inUse(UUID use) {
        return jdbc.sql("select exists (select from timetable.lesson where use_id = :use)")
                .param("use", use)
                .query(Boolean.class)
                .single();
    }

    /** Writes what holds now over the lesson as it was read; false when somebody was faster. */
    boolean change(Lesson lesson) {
        return jdbc.sql("""
                update timetable.lesson set day = :day, first = :first, last = :last, starts_at = :starts,
                    ends_at = :ends, room_id = :room::uuid, use_id = :use::uuid, state = :state, teacher = :teacher,
                    reason = :reason, sequence = :sequence, changed_at = :at
                where id = :id and sequence = :sequence - 1
                """)
                        .param("id", lesson.id())
                        .param("day", lesson.slot().day())
                        .param("first", lesson.slot().first())
                        .param("last", lesson.slot().last())
                        .param("starts", lesson.slot().startsAt())
                        .param("ends", lesson.slot().endsAt())
                        .param("room", lesson.slot().room())
                        .param("use", lesson.use())
                        .param("state", lesson.state())
                        .param("teacher", lesson.teacher())
                        .param("reason", lesson.reason())
                        .param("sequence", lesson.sequence())
                        .param("at", lesson.changedAt())
                        .update()
                == 1;
    }

    /** How many people of a section have another lesson in that time. */
    int busy(LessonId lesson, SectionId section, Slot slot) {
        return jdbc.sql("""
                select count(distinct m.person_id)::int
                from timetable.member m
                    join timetable.member o on o.person_id = m.person_id
                    join timetable.lesson l on l.section_id = o.section_id and l.id <> :lesson
                where m.section_id = :section and l.state <> 'CANCELLED'
                  and l.starts_at < :ends and l.ends_at > :starts
                """)
                .param("lesson", lesson)
                .param("section", section)
                .param("starts", slot.startsAt())
                .param("ends", slot.endsAt())
                .query(Integer.class)
                .single();
    }

    private static Lesson lesson(ResultSet row) throws SQLException {
        return new Lesson(
                new LessonId(row.getObject("id", UUID.class)),
                new SectionId(row.getObject("section_id", UUID.class)),
                row.getInt("week"),
                slot(row, ""),
                slot(row, "planned_"),
                LessonState.valueOf(row.getString("state")),
                row.getString("teacher"),
                row.getString("reason"),
                row.getInt("sequence"),
                instant(row, "changed_at"));
    }

    private static Slot slot(ResultSet row, String which) throws SQLException {
        return new Slot(
                row.getObject(which + "day", LocalDate.class),
                row.getInt(which + "first"),
                row.getInt(which + "last"),
                instant(row, which + "starts_at"),
                instant(row, which + "ends_at"),
                Optional.ofNullable(row.getObject(which + "room_id", UUID.class))
                        .map(PlaceId::new));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
