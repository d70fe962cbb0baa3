package shaopao.timetable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;

/** SQL of sections, their meetings and their people. */
@Repository
class SectionStore {

    /** Of a section called {@code s}. */
    static final String FIELDS =
            "s.id as section_id, s.term, s.code, s.course, s.name_zh, s.name_en, s.teacher as teachers, s.unit,"
                    + " s.credit, s.students, s.note";

    private final JdbcClient jdbc;

    SectionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A section that is there: its id, and what its plan came to. */
    record Known(SectionId id, String digest) {}

    /** The sections of a term by their codes. */
    Map<String, Known> known(String term) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("select code, id, digest from timetable.section where term = :term")
                .param("term", term)
                .query((RowCallbackHandler) row -> known.put(
                        row.getString("code"),
                        new Known(new SectionId(row.getObject("id", UUID.class)), row.getString("digest"))));
        return known;
    }

    /** Adds sections or changes those of the same ids. */
    void write(List<Section> sections, List<String> digests, Instant now) {
        jdbc.sql("""
                insert into timetable.section (id, term, code, course, name_zh, name_en, teacher, unit, credit,
                    students, note, digest, changed_at)
                select id, term, code, course, zh, en, teacher, unit, credit, students, note, digest, :now
                from unnest(:ids::uuid[], :terms::text[], :codes::text[], :courses::text[], :zh::text[], :en::text[],
                    :teachers::text[], :units::text[], :credits::int[], :students::int[], :notes::text[],
                    :digests::text[])
                    as g (id, term, code, course, zh, en, teacher, unit, credit, students, note, digest)
                on conflict (id) do update set course = excluded.course, name_zh = excluded.name_zh,
                    name_en = excluded.name_en, teacher = excluded.teacher, unit = excluded.unit,
                    credit = excluded.credit, students = excluded.students, note = excluded.note,
                    digest = excluded.digest, changed_at = excluded.changed_at
                """)
                .param("ids", sections.stream().map(Section::id).toList())
                .param("terms", sections.stream().map(Section::term).toList())
                .param("codes", sections.stream().map(Section::code).toList())
                .param("courses", sections.stream().map(Section::course).toList())
                .param("zh", sections.stream().map(one -> one.name().zh()).toList())
                .param("en", sections.stream().map(one -> one.name().en()).toList())
                .param("teachers", sections.stream().map(Section::teacher).toList())
                .param("units", sections.stream().map(Section::unit).toList())
                .param("credits", sections.stream().map(Section::credit).toList())
                .param("students", sections.stream().map(Section::students).toList())
                .param("notes", sections.stream().map(Section::note).toList())
                .param("digests", digests)
                .param("now", now)
                .update();
    }

    /** Puts these meetings in the place of those that the sections had. */
    void write(Map<SectionId, List<Meeting>> meetings) {
        jdbc.sql("delete from timetable.meeting where section_id = any(:ids::uuid[])")
                .param("ids", meetings.keySet())
                .update();
        List<SectionId> ids = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        List<Meeting> all = new ArrayList<>();
        meetings.forEach((section, some) -> {
            for (int number = 0; number < some.size(); number++) {
                ids.add(section);
                numbers.add(number);
                all.add(some.get(number));
            }
        });
        jdbc.sql("""
                insert into timetable.meeting (section_id, number, weekday, first, last, weeks, room_id, room_text)
                select section_id, number, weekday, first, last, weeks::int[], nullif(room, '')::uuid, room_text
                from unnest(:ids::uuid[], :numbers::int[], :weekdays::int[], :firsts::int[], :lasts::int[],
                    :weeks::text[], :rooms::text[], :texts::text[])
                    as g (section_id, number, weekday, first, last, weeks, room, room_text)
                """)
                .param("ids", ids)
                .param("numbers", numbers)
                .param("weekdays", all.stream().map(Meeting::weekday).toList())
                .param("firsts", all.stream().map(Meeting::first).toList())
                .param("lasts", all.stream().map(Meeting::last).toList())
                .param(
                        "weeks",
                        all.stream()
                                .map(one ->
                                        one.weeks().toString().replace('[', '{').replace(']', '}'))
                                .toList())
                .param(
                        "rooms",
                        all.stream()
                                .map(one -> one.room().map(PlaceId::toString).orElse(""))
                                .toList())
                .param("texts", all.stream().map(Meeting::roomText).toList())
                .update();
    }

    void remove(Collection<SectionId> sections) {
        jdbc.sql("delete from timetable.section where id = any(:ids::uuid[])")
                .param("ids", sections)
                .update();
    }

    Optional<Section> section(SectionId id) {
        return jdbc.sql("select " + FIELDS + " from timetable.section s where s.id = :id")
                .param("id", id)
                .query((row, _) -> section(row))
                .optional();
    }

    Map<SectionId, Section> sections(Collection<SectionId> ids) {
        Map<SectionId, Section> found = new HashMap<>();
        jdbc.sql("select " + FIELDS + " from timetable.section s where s.id = any(:ids::uuid[])")
                .param("ids", ids)
                .query((row, _) -> section(row))
                .list()
                .forEach(section -> found.put(section.id(), section));
        return found;
    }

    /** Sections of a term whose code, course, name or teacher contains the text, by code. */
    List<Section> sections(String term, String text, Optional<String> after, int limit) {
        return jdbc.sql("select " + FIELDS + """
                 from timetable.section s
                where s.term = :term and (:after::text is null or s.code > :after::text)
                  and (:text = '' or strpos(lower(s.code), lower(:text)) > 0 or strpos(s.name_zh, :text) > 0
                       or strpos(lower(s.name_en), lower(:text)) > 0 or strpos(s.teacher, :text) > 0)
                order by s.code limit :limit
                """)
                .param("term", term)
                .param("after", after)
                .param("text", text)
                .param("limit", limit)
                .query((row, _) -> section(row))
                .list();
    }

    /** Sections of each term that has any. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        jdbc.sql("select term, count(*)::int as sections from timetable.section group by term order by term")
                .query((RowCallbackHandler) row -> counts.put(row.getString("term"), row.getInt("sections")));
        return counts;
    }

    /** The meetings of these sections. */
    Map<SectionId, List<Meeting>> meetings(Collection<SectionId> sections) {
        Map<SectionId, List<Meeting>> found = new HashMap<>();
        jdbc.sql("""
                select section_id, weekday, first, last, weeks, room_id, room_text from timetable.meeting
                where section_id = any(:ids::uuid[]) order by section_id, weekday, first, number
                """).param("ids", sections).query((RowCallbackHandler) row -> found.computeIfAbsent(
                        new SectionId(row.getObject("section_id", UUID.class)), _ -> new ArrayList<>())
                .add(meeting(row)));
        return found;
    }

    /** Adds people of sections, in the place of those that the same source had said. */
    void members(
            String source, Collection<SectionId> sections, List<SectionId> of, List<PersonId> who, List<String> as) {
        jdbc.sql("delete from timetable.member where source = :source and section_id = any(:ids::uuid[])")
                .param("source", source)
                .param("ids", sections)
                .update();
        jdbc.sql("""
                insert into timetable.member (section_id, person_id, role, source)
                select section_id, person_id, role, :source
                from unnest(:sections::uuid[], :people::uuid[], :roles::text[]) as g (section_id, person_id, role)
                on conflict do nothing
                """)
                .param("source", source)
                .param("sections", of)
                .param("people", who)
                .param("roles", as)
                .update();
    }

    /** Everybody of a section, or only its teachers or students. */
    List<PersonId> members(SectionId section, List<String> roles) {
        return jdbc.sql("""
                select person_id from timetable.member
                where section_id = :section and role = any(:roles)
                group by person_id order by max(role) desc, person_id
                """)
                .param("section", section)
                .param("roles", roles)
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
    }

    /** Everybody of each of these sections. */
    Map<SectionId, List<PersonId>> members(Collection<SectionId> ids) {
        Map<SectionId, List<PersonId>> found = new HashMap<>();
        jdbc.sql("""
                select distinct section_id, person_id from timetable.member
                where section_id = any(:ids::uuid[]) order by section_id, person_id
                """).param("ids", ids).query((RowCallbackHandler) row -> found.computeIfAbsent(
                        new SectionId(row.getObject("section_id", UUID.class)), _ -> new ArrayList<>())
                .add(new PersonId(row.getObject("person_id", UUID.class))));
        return found;
    }

    static Section section(ResultSet row) throws SQLException {
        return new Section(
                new SectionId(row.getObject("section_id", UUID.class)),
                row.getString("term"),
                row.getString("code"),
                row.getString("course"),
                new Words(row.getString("name_zh"), row.getString("name_en")),
                row.getString("teachers"),
                row.getString("unit"),
                row.getInt("credit"),
                row.getInt("students"),
                row.getString("note"));
    }

    private static Meeting meeting(ResultSet row) throws SQLException {
        return new Meeting(
                row.getInt("weekday"),
                row.getInt("first"),
                row.getInt("last"),
                Arrays.asList((Integer[]) row.getArray("weeks").getArray()),
                Optional.ofNullable(row.getObject("room_id", UUID.class)).map(PlaceId::new),
                row.getString("room_text"));
    }
}
