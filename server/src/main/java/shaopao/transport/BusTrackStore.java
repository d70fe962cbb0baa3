package shaopao.transport;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.transport.EstimateRules.EstimateError;
import shaopao.transport.TrackRules.Came;
import shaopao.transport.TrackRules.Point;

/** SQL of positions, of halts reached, and of what was predicted. */
@Repository
class BusTrackStore {

    private final JdbcClient jdbc;

    BusTrackStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who told a position. */
    enum TrackSource {
        DRIVER,
        FEED
    }

    /** Where a run was told to be. */
    record Told(UUID run, LocalDate day, String ride, Place place, Point point, TrackSource source) {}

    /** An arrival as it is told at this moment. */
    record Prediction(int halt, int horizon, Instant planned, Instant predicted) {}

    Optional<Point> point(UUID run) {
        return jdbc.sql("select progress, delay_seconds, at from transport.track where run_id = :run")
                .param("run", run)
                .query((row, _) -> new Point(
                        row.getDouble(1), row.getInt(2), row.getTimestamp(3).toInstant()))
                .optional();
    }

    /** Keeps a position unless a later one is there. */
    boolean put(UUID run, Place place, Point point, TrackSource source) {
        return jdbc.sql("""
                insert into transport.track (run_id, latitude, longitude, progress, delay_seconds, source, at)
                values (:run, :latitude, :longitude, :progress, :delay, :source, :at)
                on conflict (run_id) do update set latitude = excluded.latitude, longitude = excluded.longitude,
                    progress = excluded.progress, delay_seconds = excluded.delay_seconds, source = excluded.source,
                    at = excluded.at
                where track.at < excluded.at
                """)
                        .param("run", run)
                        .param("latitude", place.latitude())
                        .param("longitude", place.longitude())
                        .param("progress", point.progress())
                        .param("delay", point.delaySeconds())
                        .param("source", source)
                        .param("at", point.at())
                        .update()
                == 1;
    }

    List<Told> told(Instant since) {
        return jdbc.sql("""
                select track.*, run.service_day, run.ride from transport.track track
                join transport.run run on run.id = track.run_id
                where track.at >= :since and run.cancelled is null order by run.leaves_at, run.ride
                """)
                .param("since", since)
                .query((row, _) -> new Told(
                        row.getObject("run_id", UUID.class),
                        row.getObject("service_day", LocalDate.class),
                        row.getString("ride"),
                        new Place(row.getDouble("latitude"), row.getDouble("longitude")),
                        new Point(
                                row.getDouble("progress"),
                                row.getInt("delay_seconds"),
                                row.getTimestamp("at").toInstant()),
                        TrackSource.valueOf(row.getString("source"))))
                .list();
    }

    /** A halt is reached once; what was predicted for it is compared from now on. */
    void came(UUID run, List<Came> came) {
        jdbc.sql("""
                with new as (
                    insert into transport.passage (run_id, halt, came_at)
                    select :run, halt, at::timestamptz from unnest(:halts::int[], :at::text[]) as one(halt, at)
                    on conflict do nothing returning halt, came_at)
                update transport.prediction prediction set came_at = new.came_at from new
                where prediction.run_id = :run and prediction.halt = new.halt and prediction.came_at is null
                """)
                .param("run", run)
                .param("halts", came.stream().map(Came::halt).toList())
                .param("at", came.stream().map(one -> one.at().toString()).toList())
                .update();
    }

    /** The first prediction of each halt for each horizon is kept. */
    void predict(UUID run, String route, List<Prediction> predictions, Instant now) {
        jdbc.sql("""
                insert into transport.prediction (run_id, halt, horizon, route_id, made_at, planned_at, predicted_at)
                select :run, halt, horizon, :route, :now, planned::timestamptz, predicted::timestamptz
                from unnest(:halts::int[], :horizons::int[], :planned::text[], :predicted::text[])
                    as one(halt, horizon, planned, predicted)
                on conflict do nothing
                """)
                .param("run", run)
                .param("route", route)
                .param("now", now)
                .param("halts", predictions.stream().map(Prediction::halt).toList())
                .param("horizons", predictions.stream().map(Prediction::horizon).toList())
                .param(
                        "planned",
                        predictions.stream()
                                .map(one -> one.planned().toString())
                                .toList())
                .param(
                        "predicted",
                        predictions.stream()
                                .map(one -> one.predicted().toString())
                                .toList())
                .update();
    }

    /** What came against what was told, for each horizon. */
    List<EstimateError> errors(Optional<String> route, Instant since) {
        return jdbc.sql("""
                select horizon, count(*) as arrivals, avg(error) as bias,
                    percentile_cont(0.5) within group (order by abs(error)) as median,
                    percentile_cont(0.9) within group (order by abs(error)) as ninety,
                    avg(case when abs(error) <= 60 then 1.0 else 0 end) as minute,
                    percentile_cont(0.5) within group (order by abs(planned)) as planned_median,
                    percentile_cont(0.9) within group (order by abs(planned)) as planned_ninety
                from (select horizon, extract(epoch from came_at - predicted_at)::float8 as error,
                        extract(epoch from came_at - planned_at)::float8 as planned
                    from transport.prediction
                    where came_at >= :since and (:route::text is null or route_id = :route::text)) as compared
                group by horizon order by horizon
                """)
                .param("route", route)
                .param("since", since)
                .query((row, _) -> new EstimateError(
                        row.getInt("horizon"),
                        row.getInt("arrivals"),
                        (int) Math.round(row.getDouble("bias")),
                        (int) Math.round(row.getDouble("median")),
                        (int) Math.round(row.getDouble("ninety")),
                        row.getDouble("minute"),
                        (int) Math.round(row.getDouble("planned_median")),
                        (int) Math.round(row.getDouble("planned_ninety"))))
                .list();
    }

    /** What is older is of no use for the error of today. */
    void forget(Instant before) {
        jdbc.sql("delete from transport.prediction where made_at < :before")
                .param("before", before)
                .update();
        jdbc.sql("delete from transport.track where at < :before")
                .param("before", before)
                .update();
        jdbc.sql("delete from transport.passage where came_at < :before")
                .param("before", before)
                .update();
    }
}
