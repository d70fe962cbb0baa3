package shaopao.queue;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.Words;

/** Counts visits, by day, hour, service and counter. */
@Repository
class QueueFigureStore {

    private static final String WITHIN = " t.site_id = :site and t.day between :from and :until ";

    private final JdbcClient jdbc;

    QueueFigureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What came to a service. Minutes are medians, of waits to the first call; {@code waitHighMinutes} is what nine in
     * ten waited at most.
     */
    record ServiceFigures(
            UUID service,
            Words name,
            String letter,
            int visits,
            int booked,
            int done,
            int left,
            int missed,
            double waitMinutes,
            double waitHighMinutes,
            double serviceMinutes) {}

    List<ServiceFigures> services(UUID site, LocalDate from, LocalDate until) {
        return jdbc.sql("""
            select s.id, s.name_zh, s.name_en, o.letter, count(*) as visits,
                count(*) filter (where t.how = 'APPOINTMENT') as booked,
                count(*) filter (where t.state = 'DONE') as done,
                count(*) filter (where t.state = 'LEFT') as gone,
                coalesce(sum(t.misses), 0) as missed,
                coalesce(percentile_cont(0.5) within group (order by extract(epoch from t.first_called_at
                    - greatest(t.came_at, coalesce(t.slot_at, t.came_at))) / 60), 0)::float8 as wait,
                coalesce(percentile_cont(0.9) within group (order by extract(epoch from t.first_called_at
                    - greatest(t.came_at, coalesce(t.slot_at, t.came_at))) / 60), 0)::float8 as wait_high,
                coalesce(percentile_cont(0.5) within group (order by (t.served + extract(epoch from t.ended_at
                    - coalesce(t.started_at, t.ended_at))) / 60) filter (where t.state = 'DONE'), 0)::float8 as took
            from queue.ticket t join queue.service s on s.id = t.service_id join queue.office o on o.id = s.office_id
            where
            """ + WITHIN + """
            and t.came_at is not null group by s.id, s.name_zh, s.name_en, o.letter, o.position
            order by o.position, visits desc
            """)
                .param("site", site)
                .param("from", from)
                .param("until", until)
                .query((row, _) -> new ServiceFigures(
                        row.getObject("id", UUID.class),
                        new Words(row.getString("name_zh"), row.getString("name_en")),
                        row.getString("letter"),
                        row.getInt("visits"),
                        row.getInt("booked"),
                        row.getInt("done"),
                        row.getInt("gone"),
                        row.getInt("missed"),
                        Math.max(0, row.getDouble("wait")),
                        Math.max(0, row.getDouble("wait_high")),
                        row.getDouble("took")))
                .list();
    }

    /** What was done at a counter. */
    record CounterFigures(UUID counter, int number, int done, double serviceMinutes, int missed) {}

    List<CounterFigures> counters(UUID site, LocalDate from, LocalDate until) {
        return jdbc.sql("""
            select c.id, c.number, count(*) filter (where t.state = 'DONE') as done,
                coalesce(percentile_cont(0.5) within group (order by (t.served + extract(epoch from t.ended_at
                    - coalesce(t.started_at, t.ended_at))) / 60) filter (where t.state = 'DONE'), 0)::float8 as took,
                coalesce(sum(t.misses), 0) as missed
            from queue.ticket t join queue.counter c on c.id = t.counter_id
            where
            """ + WITHIN + "group by c.id, c.number order by c.number")
                .param("site", site)
                .param("from", from)
                .param("until", until)
                .query((row, _) -> new CounterFigures(
                        row.getObject("id", UUID.class),
                        row.getInt("number"),
                        row.getInt("done"),
                        row.getDouble("took"),
                        row.getInt("missed")))
                .list();
    }

    /** Who came in an hour of the day, and how long they waited for the first call in the middle. */
    record HourFigures(int hour, int came, double waitMinutes) {}

    List<HourFigures> hours(UUID site, LocalDate from, LocalDate until) {
        return jdbc.sql("""
            select extract(hour from t.came_at at time zone 'Asia/Shanghai')::int as hour, count(*) as came,
                coalesce(percentile_cont(0.5) within group (order by extract(epoch from t.first_called_at
                    - greatest(t.came_at, coalesce(t.slot_at, t.came_at))) / 60), 0)::float8 as wait
            from queue.ticket t where
            """ + WITHIN + "and t.came_at is not null group by 1 order by 1")
                .param("site", site)
                .param("from", from)
                .param("until", until)
                .query((row, _) ->
                        new HourFigures(row.getInt("hour"), row.getInt("came"), Math.max(0, row.getDouble("wait"))))
                .list();
    }
}
