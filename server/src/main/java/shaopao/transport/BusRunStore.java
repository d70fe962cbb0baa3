package shaopao.transport;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of runs: a row appears when something is first to be kept about one. */
@Repository
class BusRunStore {

    private final JdbcClient jdbc;

    BusRunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The run, made with its seats when it was not there. */
    BusRun ensure(BusRun wanted) {
        jdbc.sql("""
                with made as (
                    insert into transport.run (id, service_day, ride, route_id, leaves_at, ends_at, seats)
                    values (:id, :day, :ride, :route, :leaves, :ends, :seats)
                    on conflict (service_day, ride) do nothing
                    returning id, seats)
                insert into transport.seat (run_id, number)
                select id, number from made, generate_series(1, made.seats) as number
                """)
                .param("id", wanted.id())
                .param("day", wanted.day())
                .param("ride", wanted.ride())
                .param("route", wanted.route())
                .param("leaves", wanted.leavesAt())
                .param("ends", wanted.endsAt())
                .param("seats", wanted.seats())
                .update();
        return find(wanted.day(), wanted.ride()).orElseThrow();
    }

    Optional<BusRun> find(LocalDate day, String ride) {
        return jdbc.sql("select * from transport.run where service_day = :day and ride = :ride")
                .param("day", day)
                .param("ride", ride)
                .query((row, _) -> run(row))
                .optional();
    }

    Optional<BusRun> run(UUID id) {
        return jdbc.sql("select * from transport.run where id = :id")
                .param("id", id)
                .query((row, _) -> run(row))
                .optional();
    }

    /** Whoever changes the seats of a run holds it; there is one at a time. */
    BusRun hold(UUID id) {
        return jdbc.sql("select * from transport.run where id = :id for update")
                .param("id", id)
                .query((row, _) -> run(row))
                .single();
    }

    /** Runs that are under way, or leave, in a period. */
    List<BusRun> between(Instant from, Instant until) {
        return jdbc.sql("""
                select * from transport.run where leaves_at < :until and ends_at >= :from
                  and leaves_at >= :from::timestamptz - interval '1 day'
                order by leaves_at, ride
                """)
                .param("from", from)
                .param("until", until)
                .query((row, _) -> run(row))
                .list();
    }

    List<BusRun> later(String route, Instant now) {
        return jdbc.sql("""
                select * from transport.run where route_id = :route and leaves_at > :now order by leaves_at, id
                """)
                .param("route", route)
                .param("now", now)
                .query((row, _) -> run(row))
                .list();
    }

    /** Runs that are cancelled and not over. */
    List<BusRun> cancelled(Instant now) {
        return jdbc.sql("select * from transport.run where cancelled <> '' and ends_at >= :now")
                .param("now", now)
                .query((row, _) -> run(row))
                .list();
    }

    Map<UUID, BusRun> runs(Collection<UUID> ids) {
        return jdbc
                .sql("select * from transport.run where id = any(:ids)")
                .param("ids", ids)
                .query((row, _) -> run(row))
                .list()
                .stream()
                .collect(Collectors.toMap(BusRun::id, run -> run));
    }

    /** Runs that have not left, held until the transaction ends. */
    List<BusRun> holdAhead(Instant now) {
        return jdbc.sql("select * from transport.run where leaves_at > :now order by leaves_at, id for update")
                .param("now", now)
                .query((row, _) -> run(row))
                .list();
    }

    /** The run goes as it says there: route, times, and whether it is cancelled. */
    void change(BusRun run) {
        jdbc.sql("""
                update transport.run set route_id = :route, leaves_at = :leaves, ends_at = :ends,
                    cancelled = :cancelled::text
                where id = :id
                """)
                .param("id", run.id())
                .param("route", run.route())
                .param("leaves", run.leavesAt())
                .param("ends", run.endsAt())
                .param("cancelled", run.cancelled())
                .update();
    }

    /** A run does not run, for a reason, or does again. */
    void cancel(UUID id, Optional<String> reason) {
        jdbc.sql("update transport.run set cancelled = :reason::text where id = :id")
                .param("id", id)
                .param("reason", reason)
                .update();
    }

    /** Adds seats that are missing and takes away free ones that are too many; a seat that is held stays. */
    void resize(UUID id, int seats) {
        jdbc.sql("delete from transport.seat where run_id = :id and number > :seats and booking_id is null")
                .param("id", id)
                .param("seats", seats)
                .update();
        jdbc.sql("""
                insert into transport.seat (run_id, number)
                select :id, number from generate_series(1, :seats) as number on conflict do nothing
                """).param("id", id).param("seats", seats).update();
        jdbc.sql("""
                update transport.run set seats = (select count(*) from transport.seat where run_id = :id)
                where id = :id
                """).param("id", id).update();
    }

    static BusRun run(ResultSet row) throws SQLException {
        return new BusRun(
                row.getObject("id", UUID.class),
                row.getObject("service_day", LocalDate.class),
                row.getString("ride"),
                row.getString("route_id"),
                row.getTimestamp("leaves_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                row.getInt("seats"),
                Optional.ofNullable(row.getString("cancelled")));
    }
}
