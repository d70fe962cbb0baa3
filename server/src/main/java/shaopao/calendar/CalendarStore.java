package shaopao.calendar;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.Ids;

/** All SQL of the calendar. */
@Repository
class CalendarStore {

    private static final RowMapper<Term> TERM = new SimplePropertyRowMapper<>(Term.class);

    private final JdbcClient jdbc;

    CalendarStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The notices that hold, one a year. */
    List<Notice> notices() {
        return jdbc.sql("""
                select n.year, n.papers,
                       array_agg(d.day::text order by d.day) as days,
                       array_agg(d.name order by d.day) as names,
                       array_agg(d.off order by d.day) as offs
                from calendar.notice n join calendar.notice_day d on d.notice_id = n.id
                where n.replaced_at is null
                group by n.id order by n.year
                """).query((row, _) -> notice(row)).list();
    }

    private static Notice notice(ResultSet row) throws SQLException {
        String[] dates = array(row, "days", String[].class);
        String[] names = array(row, "names", String[].class);
        Boolean[] offs = array(row, "offs", Boolean[].class);
        List<Notice.Day> days = new ArrayList<>();
        for (int place = 0; place < dates.length; place++) {
            days.add(new Notice.Day(names[place], LocalDate.parse(dates[place]), offs[place]));
        }
        return new Notice(row.getInt("year"), List.of(array(row, "papers", String[].class)), days);
    }

    private static <T> T array(ResultSet row, String column, Class<T> type) throws SQLException {
        Array array = row.getArray(column);
        return type.cast(array.getArray());
    }

    /** Makes the notice the one that holds for its year. */
    void announce(Notice notice, Instant now, Optional<UUID> by) {
        UUID id = Ids.next();
        jdbc.sql("update calendar.notice set replaced_at = :now where year = :year and replaced_at is null")
                .param("now", now)
                .param("year", notice.year())
                .update();
        jdbc.sql("""
                insert into calendar.notice (id, year, papers, announced_at, announced_by)
                values (:id, :year, :papers::text[], :now, :by::uuid)
                """)
                .param("id", id)
                .param("year", notice.year())
                .param("papers", notice.papers())
                .param("now", now)
                .param("by", by)
                .update();
        jdbc.sql("""
                insert into calendar.notice_day (notice_id, day, name, off)
                select :id, day, name, off
                from unnest(:days::date[], :names::text[], :offs::boolean[]) as given (day, name, off)
                """)
                .param("id", id)
                .param("days", notice.days().stream().map(Notice.Day::date).toList())
                .param("names", notice.days().stream().map(Notice.Day::name).toList())
                .param("offs", notice.days().stream().map(Notice.Day::isOffDay).toList())
                .update();
    }

    List<Term> terms() {
        return jdbc.sql("""
                select id, code, name, first_day, last_day, first_monday, weeks
                from calendar.term order by first_day
                """).query(TERM).list();
    }

    /** A term of another code that shares a day with this one. */
    Optional<Term> overlapping(Term term) {
        return jdbc.sql("""
                select id, code, name, first_day, last_day, first_monday, weeks from calendar.term
                where code <> :code and first_day <= :lastDay and last_day >= :firstDay
                order by first_day limit 1
                """)
                .param("code", term.code())
                .param("firstDay", term.firstDay())
                .param("lastDay", term.lastDay())
                .query(TERM)
                .optional();
    }

    /** Adds the term, or corrects the one of the same code. */
    Term save(Term term) {
        return jdbc.sql("""
                insert into calendar.term (id, code, name, first_day, last_day, first_monday, weeks)
                values (:id, :code, :name, :firstDay, :lastDay, :firstMonday, :weeks)
                on conflict (code) do update set name = excluded.name, first_day = excluded.first_day,
                    last_day = excluded.last_day, first_monday = excluded.first_monday, weeks = excluded.weeks
                returning id, code, name, first_day, last_day, first_monday, weeks
                """)
                .param("id", term.id())
                .param("code", term.code())
                .param("name", term.name())
                .param("firstDay", term.firstDay())
                .param("lastDay", term.lastDay())
                .param("firstMonday", term.firstMonday())
                .param("weeks", term.weeks())
                .query(TERM)
                .single();
    }

    List<OfficeHours> officeHours() {
        return jdbc.sql("""
                select campus, name, first_day, last_day, opens::text[] as opens, closes::text[] as closes
                from calendar.office_hours order by campus, first_day
                """).query((row, _) -> officeHours(row)).list();
    }

    private static OfficeHours officeHours(ResultSet row) throws SQLException {
        String[] opens = array(row, "opens", String[].class);
        String[] closes = array(row, "closes", String[].class);
        List<OfficeShift> shifts = new ArrayList<>();
        for (int place = 0; place < opens.length; place++) {
            shifts.add(new OfficeShift(LocalTime.parse(opens[place]), LocalTime.parse(closes[place])));
        }
        return new OfficeHours(
                row.getString("campus"),
                row.getString("name"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                shifts);
    }

    /** Adds the time table, or corrects the one of the same campus that begins on the same day. */
    void save(OfficeHours hours) {
        jdbc.sql("""
                insert into calendar.office_hours (id, campus, name, first_day, last_day, opens, closes)
                values (:id, :campus, :name, :firstDay, :lastDay, :opens::text[]::time[], :closes::text[]::time[])
                on conflict (campus, first_day) do update set name = excluded.name, last_day = excluded.last_day,
                    opens = excluded.opens, closes = excluded.closes
                """)
                .param("id", Ids.next())
                .param("campus", hours.campus())
                .param("name", hours.name())
                .param("firstDay", hours.firstDay())
                .param("lastDay", hours.lastDay())
                .param(
                        "opens",
                        hours.shifts().stream()
                                .map(OfficeShift::from)
                                .map(LocalTime::toString)
                                .toList())
                .param(
                        "closes",
                        hours.shifts().stream()
                                .map(OfficeShift::to)
                                .map(LocalTime::toString)
                                .toList())
                .update();
    }
}
