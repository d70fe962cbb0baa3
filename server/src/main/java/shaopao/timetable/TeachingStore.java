package shaopao.timetable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.Ids;
import shaopao.places.PlaceId;

/** SQL of period tables and teaching days. */
@Repository
class TeachingStore {

    private final JdbcClient jdbc;

    TeachingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PeriodTable> tables() {
        return jdbc.sql("""
                select campus_id, name, first_day, last_day, starts::text[] as starts, ends::text[] as ends
                from timetable.period_table order by campus_id nulls first, first_day
                """).query((row, _) -> table(row)).list();
    }

    private static PeriodTable table(ResultSet row) throws SQLException {
        String[] starts = (String[]) row.getArray("starts").getArray();
        String[] ends = (String[]) row.getArray("ends").getArray();
        List<ClassPeriod> periods = new ArrayList<>();
        for (int at = 0; at < starts.length; at++) {
            periods.add(new ClassPeriod(LocalTime.parse(starts[at]), LocalTime.parse(ends[at])));
        }
        return new PeriodTable(
                Optional.ofNullable(row.getObject("campus_id", UUID.class)).map(PlaceId::new),
                row.getString("name"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                periods);
    }

    /** Adds the table, or corrects the one of the same campus that begins on the same day. */
    void save(PeriodTable table, Instant now) {
        jdbc.sql("""
                insert into timetable.period_table (id, campus_id, name, first_day, last_day, starts, ends, changed_at)
                values (:id, :campus::uuid, :name, :first, :last, :starts::text[]::time[], :ends::text[]::time[], :now)
                on conflict (campus_id, first_day) do update set name = excluded.name, last_day = excluded.last_day,
                    starts = excluded.starts, ends = excluded.ends, changed_at = excluded.changed_at
                """)
                .param("id", Ids.next())
                .param("campus", table.campus())
                .param("name", table.name())
                .param("first", table.firstDay())
                .param("last", table.lastDay())
                .param(
                        "starts",
                        table.periods().stream()
                                .map(one -> one.from().toString())
                                .toList())
                .param(
                        "ends",
                        table.periods().stream().map(one -> one.to().toString()).toList())
                .param("now", now)
                .update();
    }

    List<TeachingDay> days(LocalDate from, LocalDate until) {
        return jdbc.sql("""
                select day, taught_as, reason from timetable.teaching_day
                where day between :from and :until or taught_as between :from and :until order by day
                """)
                .param("from", from)
                .param("until", until)
                .query((row, _) -> new TeachingDay(
                        row.getObject("day", LocalDate.class),
                        Optional.ofNullable(row.getObject("taught_as", LocalDate.class)),
                        row.getString("reason")))
                .list();
    }

    /** Says how a day is taught; false when another day is already taught as that one. */
    boolean save(TeachingDay day, Instant now) {
        jdbc.sql("delete from timetable.teaching_day where day = :day")
                .param("day", day.day())
                .update();
        return jdbc.sql("""
                insert into timetable.teaching_day (day, taught_as, reason, changed_at)
                values (:day, :as::date, :reason, :now) on conflict (taught_as) do nothing
                """)
                        .param("day", day.day())
                        .param("as", day.taughtAs())
                        .param("reason", day.reason())
                        .param("now", now)
                        .update()
                == 1;
    }

    boolean forget(LocalDate day) {
        return jdbc.sql("delete from timetable.teaching_day where day = :day")
                        .param("day", day)
                        .update()
                == 1;
    }
}
