package shaopao.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.Ids;

/** Brings units, classes and posts in, each file in a few statements. */
@Repository
class OrganisationStore {

    private final JdbcClient jdbc;

    OrganisationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Parent code by unit code, empty at the root. */
    Map<String, String> parents() {
        return pairs("""
                select u.code, coalesce(p.code, '') from people.unit u left join people.unit p on p.id = u.parent_id
                """, String.class);
    }

    Places places() {
        Map<UUID, UUID> unitOfClass = new HashMap<>();
        jdbc.sql("select id, unit_id from people.class").query(row -> {
            unitOfClass.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
        });
        Set<String> majors = new HashSet<>(
                pairs("select code, name from people.major", String.class).keySet());
        return new Places(
                pairs("select code, id from people.unit", UUID.class),
                pairs("select code, id from people.class", UUID.class),
                unitOfClass,
                majors);
    }

    private <T> Map<String, T> pairs(String sql, Class<T> type) {
        Map<String, T> pairs = new HashMap<>();
        jdbc.sql(sql).query(row -> {
            pairs.put(row.getString(1), row.getObject(2, type));
        });
        return pairs;
    }

    /** Persons by any of their numbers. */
    Map<String, UUID> persons(List<String> numbers) {
        Map<String, UUID> persons = new HashMap<>();
        jdbc.sql("select number, person_id from people.person_number where number = any(:numbers::text[])")
                .param("numbers", numbers)
                .query(row -> {
                    persons.put(row.getString(1), row.getObject(2, UUID.class));
                });
        return persons;
    }

    Intake.Counts settleUnits(Collection<UnitIntake.UnitRow> rows, String source, Instant now) {
        List<Boolean> fresh = jdbc.sql("""
                insert into people.unit (id, code, name, kind, position, until_on, source, changed_at)
                select id, code, name, kind, position, nullif(until_on, '')::date, :source, :now
                from unnest(:ids::uuid[], :codes::text[], :names::text[], :kinds::text[], :positions::int[],
                            :untils::text[]) as given (id, code, name, kind, position, until_on)
                on conflict (code) do update
                set name = excluded.name, kind = excluded.kind, position = excluded.position,
                    until_on = excluded.until_on,
                    source = excluded.source, changed_at = excluded.changed_at
                where (people.unit.name, people.unit.kind, people.unit.position, people.unit.until_on)
                      is distinct from (excluded.name, excluded.kind, excluded.position, excluded.until_on)
                returning xmax = 0
                """)
                .param("ids", rows.stream().map(_ -> Ids.next()).toList())
                .param("codes", all(rows, UnitIntake.UnitRow::code))
                .param("names", all(rows, UnitIntake.UnitRow::name))
                .param("kinds", all(rows, UnitIntake.UnitRow::kind))
                .param("positions", all(rows, UnitIntake.UnitRow::position))
                .param("untils", all(rows, row -> text(row.until())))
                .param("source", source)
                .param("now", now)
                .query((row, _) -> row.getBoolean(1))
                .list();
        int moved = jdbc.sql("""
                update people.unit u set parent_id = p.id
                from unnest(:codes::text[], :parents::text[]) as given (code, parent)
                left join people.unit p on p.code = given.parent
                where u.code = given.code and u.parent_id is distinct from p.id
                """)
                .param("codes", all(rows, UnitIntake.UnitRow::code))
                .param("parents", all(rows, UnitIntake.UnitRow::parent))
                .update();
        long added = fresh.stream().filter(isNew -> isNew).count();
        long changed = Math.max(fresh.size() - added, moved - added);
        return new Intake.Counts(added, Math.max(0, changed), rows.size() - added - Math.max(0, changed), 0);
    }

    Intake.Counts settleClasses(
            Collection<ClassIntake.ClassRow> rows,
            Map<String, UUID> persons,
            LocalDate today,
            String source,
            Instant now) {
        settleMajors(rows);
        List<Boolean> fresh = jdbc.sql("""
                insert into people.class (id, code, name, unit_id, major_code, grade, until_on, source, changed_at)
                select id, code, name, unit_id, nullif(major, ''), grade, nullif(until_on, '')::date, :source, :now
                from unnest(:ids::uuid[], :codes::text[], :names::text[], :units::uuid[], :majors::text[],
                    :grades::int[],
                            :untils::text[]) as given (id, code, name, unit_id, major, grade, until_on)
                on conflict (code) do update
                set name = excluded.name, unit_id = excluded.unit_id, grade = excluded.grade,
                    major_code = coalesce(excluded.major_code, people.class.major_code), until_on = excluded.until_on,
                    source = excluded.source, changed_at = excluded.changed_at
                where (people.class.name, people.class.unit_id, people.class.grade, people.class.major_code,
                       people.class.until_on)
                      is distinct from (excluded.name, excluded.unit_id, excluded.grade,
                       coalesce(excluded.major_code, people.class.major_code), excluded.until_on)
                returning xmax = 0
                """)
                .param("ids", rows.stream().map(_ -> Ids.next()).toList())
                .param("codes", all(rows, ClassIntake.ClassRow::code))
                .param("names", all(rows, ClassIntake.ClassRow::name))
                .param("units", all(rows, ClassIntake.ClassRow::unitId))
                .param("majors", all(rows, ClassIntake.ClassRow::major))
                .param("grades", all(rows, ClassIntake.ClassRow::grade))
                .param("untils", all(rows, row -> text(row.until())))
                .param("source", source)
                .param("now", now)
                .query((row, _) -> row.getBoolean(1))
                .list();
        long ended = settleCharges(rows, persons, today, "COUNSELLOR", ClassIntake.ClassRow::counsellors)
                + settleCharges(rows, persons, today, "CLASS_TEACHER", ClassIntake.ClassRow::teachers);
        long added = fresh.stream().filter(isNew -> isNew).count();
        return new Intake.Counts(added, fresh.size() - added, rows.size() - fresh.size(), ended);
    }

    private void settleMajors(Collection<ClassIntake.ClassRow> rows) {
        Map<String, ClassIntake.ClassRow> majors = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> !row.major().isEmpty() && !row.majorName().isEmpty())
                .forEach(row -> majors.put(row.major(), row));
        jdbc.sql("""
                insert into people.major (code, name, unit_id)
                select code, name, unit_id
                from unnest(:codes::text[], :names::text[], :units::uuid[]) as given (code, name, unit_id)
                on conflict (code) do update set name = excluded.name, unit_id = excluded.unit_id
                where (people.major.name, people.major.unit_id) is distinct from (excluded.name, excluded.unit_id)
                """)
                .param("codes", majors.keySet())
                .param("names", all(majors.values(), ClassIntake.ClassRow::majorName))
                .param("units", all(majors.values(), ClassIntake.ClassRow::unitId))
                .update();
    }

    /** Where a row names persons, they care for the class from today on and others no longer. */
    private long settleCharges(
            Collection<ClassIntake.ClassRow> rows,
            Map<String, UUID> persons,
            LocalDate today,
            String kind,
            Function<ClassIntake.ClassRow, List<String>> numbers) {
        List<String> codes = new ArrayList<>();
        List<UUID> carers = new ArrayList<>();
        for (ClassIntake.ClassRow row : rows) {
            for (String number : numbers.apply(row)) {
                codes.add(row.code());
                carers.add(persons.getOrDefault(number, Places.NOWHERE));
            }
        }
        long ended = jdbc.sql("""
                update people.class_charge h set until_on = greatest(h.from_on, :today)
                from people.class c
                where h.class_id = c.id and c.code = any(:codes::text[]) and h.kind = :kind
                  and (h.until_on is null or h.until_on > :today)
                  and (c.code, h.person_id) not in (select * from unnest(:codes::text[], :persons::uuid[]))
                """)
                .param("codes", codes)
                .param("persons", carers)
                .param("kind", kind)
                .param("today", today)
                .update();
        jdbc.sql("""
                insert into people.class_charge (id, class_id, person_id, kind, from_on)
                select given.id, c.id, given.person_id, :kind, :today
                from unnest(:ids::uuid[], :codes::text[], :persons::uuid[]) as given (id, code, person_id)
                join people.class c on c.code = given.code
                where not exists (select from people.class_charge h
                                  where h.class_id = c.id and h.person_id = given.person_id and h.kind = :kind
                                    and (h.until_on is null or h.until_on > :today))
                """)
                .param("ids", codes.stream().map(_ -> Ids.next()).toList())
                .param("codes", codes)
                .param("persons", carers)
                .param("kind", kind)
                .param("today", today)
                .update();
        return ended;
    }

    Intake.Counts settlePosts(Collection<PostIntake.PostRow> rows, Map<String, UUID> persons) {
        long changed = posts(rows, persons, """
                update people.post o set kind = given.kind, until_on = nullif(given.until_on, '')::date
                from unnest(:ids::uuid[], :units::uuid[], :persons::uuid[], :kinds::text[], :titles::text[],
                    :froms::date[],
                            :untils::text[]) as given (id, unit_id, person_id, kind, title, from_on, until_on)
                where (o.unit_id, o.person_id, o.title, o.from_on)
                      = (given.unit_id, given.person_id, given.title, given.from_on)
                  and (o.kind, o.until_on) is distinct from (given.kind, nullif(given.until_on, '')::date)
                """);
        long added = posts(rows, persons, """
                insert into people.post (id, unit_id, person_id, kind, title, from_on, until_on)
                select id, unit_id, person_id, kind, title, from_on, nullif(until_on, '')::date
                from unnest(:ids::uuid[], :units::uuid[], :persons::uuid[], :kinds::text[], :titles::text[],
                    :froms::date[],
                            :untils::text[]) as given (id, unit_id, person_id, kind, title, from_on, until_on)
                where not exists (select from people.post o
                                  where (o.unit_id, o.person_id, o.title, o.from_on)
                                        = (given.unit_id, given.person_id, given.title, given.from_on))
                """);
        return new Intake.Counts(added, changed, rows.size() - added - changed, 0);
    }

    private long posts(Collection<PostIntake.PostRow> rows, Map<String, UUID> persons, String sql) {
        return jdbc.sql(sql)
                .param("ids", rows.stream().map(_ -> Ids.next()).toList())
                .param("units", all(rows, PostIntake.PostRow::unitId))
                .param("persons", all(rows, row -> persons.getOrDefault(row.number(), Places.NOWHERE)))
                .param("kinds", all(rows, PostIntake.PostRow::kind))
                .param("titles", all(rows, PostIntake.PostRow::title))
                .param("froms", all(rows, PostIntake.PostRow::from))
                .param("untils", all(rows, row -> text(row.until())))
                .update();
    }

    private static <R, T> List<T> all(Collection<R> rows, Function<R, T> value) {
        return rows.stream().map(value).toList();
    }

    private static String text(@org.jspecify.annotations.Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
