package shaopao.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.queue.WaitRules.Forecast;

/** All SQL of forecasts: what services took, what was told, what came of it. */
@Repository
class ForecastStore {

    private final JdbcClient jdbc;

    ForecastStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest times of each service, in seconds. */
    Map<UUID, List<Integer>> taken(Collection<UUID> services, int limit) {
        Map<UUID, List<Integer>> taken = new HashMap<>();
        jdbc.sql("""
            select s.id, t.seconds from unnest(:services::uuid[]) as s(id)
            cross join lateral (
                select served + extract(epoch from ended_at - coalesce(started_at, ended_at))::int as seconds
                from queue.ticket where service_id = s.id and state = 'DONE'
                order by ended_at desc limit :limit) t
            where t.seconds between 20 and 7200
            """).param("services", services).param("limit", limit).query(row -> {
            taken.computeIfAbsent(row.getObject("id", UUID.class), _ -> new ArrayList<>())
                    .add(row.getInt("seconds"));
        });
        return taken;
    }

    /** The latest scores of a hall. */
    List<Double> scores(UUID site, int limit) {
        return jdbc.sql("""
            select score from queue.forecast where site_id = :site and score is not null
            order by called_at desc limit :limit
            """)
                .param("site", site)
                .param("limit", limit)
                .query((row, _) -> row.getDouble("score"))
                .list();
    }

    void add(TicketId ticket, UUID site, Forecast raw, Forecast told, Instant now) {
        jdbc.sql("""
            insert into queue.forecast (ticket_id, site_id, made_at, raw_low, middle, raw_high, low, high)
            values (:ticket, :site, :now, :rawLow, :middle, :rawHigh, :low, :high)
            on conflict (ticket_id) do nothing
            """)
                .param("ticket", ticket)
                .param("site", site)
                .param("now", now)
                .param("rawLow", raw.low())
                .param("middle", raw.middle())
                .param("rawHigh", raw.high())
                .param("low", told.low())
                .param("high", told.high())
                .update();
    }

    /** Of one ticket, as the line was played, before it was called. */
    java.util.Optional<Forecast> open(TicketId ticket) {
        return jdbc.sql("""
            select raw_low, middle, raw_high from queue.forecast where ticket_id = :ticket and called_at is null
            """)
                .param("ticket", ticket)
                .query((row, _) -> new Forecast(
                        TicketStore.instant(row, "raw_low").orElseThrow(),
                        TicketStore.instant(row, "middle").orElseThrow(),
                        TicketStore.instant(row, "raw_high").orElseThrow()))
                .optional();
    }

    void called(TicketId ticket, Instant at, double score) {
        jdbc.sql("""
            update queue.forecast set called_at = :at, score = :score where ticket_id = :ticket and called_at is null
            """)
                .param("ticket", ticket)
                .param("at", at)
                .param("score", score)
                .update();
    }

    /** Who went away for a while says nothing about the forecast. */
    void drop(TicketId ticket) {
        jdbc.sql("delete from queue.forecast where ticket_id = :ticket and called_at is null")
                .param("ticket", ticket)
                .update();
    }

    /** How forecasts of a day held. */
    record CalibrationDay(
            LocalDate day, int told, int within, int early, int late, double errorMinutes, double widthMinutes) {}

    List<CalibrationDay> calibration(UUID site, Instant from) {
        return jdbc.sql("""
            select (called_at at time zone 'Asia/Shanghai')::date as day, count(*) as told,
                count(*) filter (where called_at between low and high) as inside,
                count(*) filter (where called_at < low) as early,
                count(*) filter (where called_at > high) as late,
                coalesce(percentile_cont(0.5) within group (
                    order by abs(extract(epoch from called_at - middle)) / 60), 0)::float8 as error,
                coalesce(percentile_cont(0.5) within group (
                    order by extract(epoch from high - low) / 60), 0)::float8 as width
            from queue.forecast where site_id = :site and called_at >= :from
            group by 1 order by 1
            """)
                .param("site", site)
                .param("from", from)
                .query((row, _) -> new CalibrationDay(
                        row.getObject("day", LocalDate.class),
                        row.getInt("told"),
                        row.getInt("inside"),
                        row.getInt("early"),
                        row.getInt("late"),
                        row.getDouble("error"),
                        row.getDouble("width")))
                .list();
    }
}
