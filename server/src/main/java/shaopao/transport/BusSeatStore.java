package shaopao.transport;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.transport.SeatRules.BookingState;
import shaopao.transport.SeatRules.BusBooking;
import shaopao.transport.SeatRules.SeatRule;

/** SQL of seats, bookings and waiting lists. */
@Repository
class BusSeatStore {

    private final JdbcClient jdbc;

    BusSeatStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How the seats of a run stand. */
    record Standing(UUID run, int held, int boarded, int waiting) {}

    List<SeatRule> rules() {
        return jdbc.sql("select route_id, seats, opens_hours, closes_minutes from transport.seat_rule order by 1")
                .query((row, _) -> new SeatRule(row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                .list();
    }

    Optional<SeatRule> rule(String route) {
        return rules().stream().filter(rule -> rule.route().equals(route)).findFirst();
    }

    void put(SeatRule rule, String by, Instant now) {
        jdbc.sql("""
                insert into transport.seat_rule (route_id, seats, opens_hours, closes_minutes, changed_by, changed_at)
                values (:route, :seats, :opens, :closes, :by, :now)
                on conflict (route_id) do update set seats = excluded.seats, opens_hours = excluded.opens_hours,
                    closes_minutes = excluded.closes_minutes, changed_by = excluded.changed_by,
                    changed_at = excluded.changed_at
                """)
                .param("route", rule.route())
                .param("seats", rule.seats())
                .param("opens", rule.opensHours())
                .param("closes", rule.closesMinutes())
                .param("by", by)
                .param("now", now)
                .update();
    }

    void removeRule(String route) {
        jdbc.sql("delete from transport.seat_rule where route_id = :route")
                .param("route", route)
                .update();
    }

    Map<UUID, Standing> standings(Collection<UUID> runs) {
        Map<UUID, Standing> standings = new HashMap<>();
        jdbc.sql("""
                select run_id, count(*) filter (where state = 'HELD') as held,
                    count(*) filter (where state = 'BOARDED') as boarded,
                    count(*) filter (where state = 'WAITING') as waiting
                from transport.booking where run_id = any(:runs) group by run_id
                """).param("runs", runs).query(row -> {
            UUID run = row.getObject("run_id", UUID.class);
            standings.put(run, new Standing(run, row.getInt("held"), row.getInt("boarded"), row.getInt("waiting")));
        });
        return standings;
    }

    /** At the end of the list; nothing happens when the person is on it or has a seat. */
    void ask(UUID id, UUID run, PersonId person, Instant now) {
        jdbc.sql("""
                insert into transport.booking (id, run_id, person_id, state, asked_at, changed_at)
                values (:id, :run, :person, 'WAITING', :now, :now)
                on conflict (run_id, person_id) where state in ('WAITING', 'HELD', 'BOARDED') do nothing
                """)
                .param("id", id)
                .param("run", run)
                .param("person", person)
                .param("now", now)
                .update();
    }

    /** Free seats go to those who wait, in the order in which they asked; says who got one. The run is held. */
    List<PersonId> promote(UUID run, Instant now) {
        return jdbc.sql("""
                with free as (
                    select number, row_number() over (order by number) as place from transport.seat
                    where run_id = :run and booking_id is null),
                next as (
                    select id, row_number() over (order by asked_at, id) as place from transport.booking
                    where run_id = :run and state = 'WAITING'
                      and exists (select from transport.run where id = :run and cancelled is null)),
                given as (
                    update transport.seat seat set booking_id = next.id from free join next using (place)
                    where seat.run_id = :run and seat.number = free.number
                    returning seat.number, next.id)
                update transport.booking booking set state = 'HELD', seat = given.number, changed_at = :now
                from given where booking.id = given.id
                returning booking.person_id
                """)
                .param("run", run)
                .param("now", now)
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Ends a booking and frees its seat; false when it was over before. */
    boolean end(UUID id, BookingState state, Instant now) {
        boolean ended = jdbc.sql("""
                update transport.booking set state = :state, seat = null, changed_at = :now
                where id = :id and state in ('WAITING', 'HELD')
                """)
                        .param("id", id)
                        .param("state", state)
                        .param("now", now)
                        .update()
                == 1;
        if (ended) {
            jdbc.sql("update transport.seat set booking_id = null where booking_id = :id")
                    .param("id", id)
                    .update();
        }
        return ended;
    }

    void board(UUID id, Instant now) {
        jdbc.sql("update transport.booking set state = 'BOARDED', changed_at = :now where id = :id and state = 'HELD'")
                .param("id", id)
                .param("now", now)
                .update();
    }

    /** Of those who did not come; says how many seats that frees. */
    int releaseHeld(UUID run, Instant now) {
        jdbc.sql("""
                update transport.seat set booking_id = null where booking_id in (
                    select id from transport.booking where run_id = :run and state = 'HELD')
                """).param("run", run).update();
        return jdbc.sql("""
                update transport.booking set state = 'MISSED', seat = null, changed_at = :now
                where run_id = :run and state = 'HELD'
                """).param("run", run).param("now", now).update();
    }

    /** Those whose wish nobody can fulfil any more. */
    void endWaiting(UUID run, Instant now) {
        jdbc.sql("""
                update transport.booking set state = 'CANCELLED', changed_at = :now
                where run_id = :run and state = 'WAITING'
                """).param("run", run).param("now", now).update();
    }

    Optional<BusBooking> open(UUID run, PersonId person) {
        return jdbc.sql("""
                select booking.*, 0 as ahead from transport.booking booking
                where run_id = :run and person_id = :person and state in ('WAITING', 'HELD', 'BOARDED')
                """)
                .param("run", run)
                .param("person", person)
                .query((row, _) -> booking(row))
                .optional();
    }

    /** The person's bookings on these runs, by run. */
    Map<UUID, BusBooking> open(Collection<UUID> runs, PersonId person) {
        Map<UUID, BusBooking> open = new HashMap<>();
        jdbc.sql("""
                select booking.*, 0 as ahead from transport.booking booking
                where run_id = any(:runs) and person_id = :person and state in ('WAITING', 'HELD', 'BOARDED')
                """)
                .param("runs", runs)
                .param("person", person)
                .query((row, _) -> booking(row))
                .list()
                .forEach(one -> open.put(one.run(), one));
        return open;
    }

    /** The person's own, of which the run has not ended yet, or which are not older than so many days. */
    List<BusBooking> mine(PersonId person, Instant since, int limit) {
        return jdbc.sql("""
                select booking.*, case when booking.state = 'WAITING' then (
                    select count(*) from transport.booking other where other.run_id = booking.run_id
                      and other.state = 'WAITING' and (other.asked_at, other.id) < (booking.asked_at, booking.id))
                    else 0 end as ahead
                from transport.booking booking join transport.run run on run.id = booking.run_id
                where booking.person_id = :person and run.ends_at >= :since
                order by run.leaves_at, booking.asked_at limit :limit
                """)
                .param("person", person)
                .param("since", since)
                .param("limit", limit)
                .query((row, _) -> booking(row))
                .list();
    }

    /** Runs on which the person has a seat in a stretch of time. */
    List<BusRun> ridden(PersonId person, Instant from, Instant until) {
        return jdbc.sql("""
                select run.* from transport.booking booking join transport.run run on run.id = booking.run_id
                where booking.person_id = :person and booking.state in ('HELD', 'BOARDED')
                  and run.leaves_at < :until and run.ends_at > :from and run.cancelled is null
                order by run.leaves_at limit 200
                """)
                .param("person", person)
                .param("from", from)
                .param("until", until)
                .query((row, _) -> BusRunStore.run(row))
                .list();
    }

    Optional<BusBooking> own(UUID id, PersonId person) {
        return jdbc.sql("""
                select booking.*, 0 as ahead from transport.booking booking where id = :id and person_id = :person
                """)
                .param("id", id)
                .param("person", person)
                .query((row, _) -> booking(row))
                .optional();
    }

    /** Bookings of runs that were over before; one that a boarding still names goes with that. */
    void forget(Instant before) {
        jdbc.sql("delete from transport.seat where run_id in (select id from transport.run where ends_at < :before)")
                .param("before", before)
                .update();
        jdbc.sql("""
                delete from transport.booking booking using transport.run run
                where run.id = booking.run_id and run.ends_at < :before
                  and not exists (select from transport.boarding boarding where boarding.booking_id = booking.id)
                """).param("before", before).update();
    }

    /** Everybody with a seat, by its number, then those who wait. */
    List<BusBooking> ofRun(UUID run) {
        return jdbc.sql("""
                select booking.*, 0 as ahead from transport.booking booking
                where run_id = :run and state in ('WAITING', 'HELD', 'BOARDED') order by seat nulls last, asked_at, id
                """).param("run", run).query((row, _) -> booking(row)).list();
    }

    /** The person's other bookings ahead: how many, and whether one of them is at the same time. */
    SeatRules.Ahead ahead(PersonId person, BusRun run, Instant now) {
        return jdbc.sql("""
                select count(*) as ahead, coalesce(bool_or(
                    run.leaves_at < :ends and run.ends_at > :leaves), false) as overlaps
                from transport.booking booking join transport.run run on run.id = booking.run_id
                where booking.person_id = :person and booking.state in ('WAITING', 'HELD', 'BOARDED')
                  and run.ends_at > :now and run.id <> :run and run.cancelled is null
                """)
                .param("person", person)
                .param("run", run.id())
                .param("leaves", run.leavesAt())
                .param("ends", run.endsAt())
                .param("now", now)
                .query((row, _) -> new SeatRules.Ahead(row.getInt("ahead"), row.getBoolean("overlaps")))
                .single();
    }

    private static BusBooking booking(ResultSet row) throws SQLException {
        int seat = row.getInt("seat");
        return new BusBooking(
                row.getObject("id", UUID.class),
                row.getObject("run_id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                BookingState.valueOf(row.getString("state")),
                seat == 0 ? Optional.empty() : Optional.of(seat),
                row.getInt("ahead"),
                row.getTimestamp("asked_at").toInstant());
    }
}
