package shaopao.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.queue.QueueTicket.How;

/** All SQL of tickets. */
@Repository
class TicketStore {

    private static final String LIVE = " state not in ('DONE', 'LEFT') ";

    private final JdbcClient jdbc;

    TicketStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next running number of an office on a day. */
    int number(UUID office, LocalDate day) {
        return jdbc.sql("""
            insert into queue.number_roll (office_id, day, last) values (:office, :day, 1)
            on conflict (office_id, day) do update set last = queue.number_roll.last + 1
            returning last
            """)
                .param("office", office)
                .param("day", day)
                .query(Integer.class)
                .single();
    }

    /** False when the person has a living one for the service on that day. */
    boolean add(QueueTicket ticket) {
        return jdbc.sql("""
            insert into queue.ticket (id, site_id, service_id, day, number, person_id, how, state, lane, rank_at,
                slot_at, made_at, came_at)
            values (:id, :site, :service, :day, :number, :person::uuid, :how, :state, :lane, :rank,
                :slot::timestamptz, :made, :came::timestamptz)
            on conflict do nothing
            """)
                        .param("id", ticket.id())
                        .param("site", ticket.site())
                        .param("service", ticket.service())
                        .param("day", ticket.day())
                        .param("number", ticket.number())
                        .param("person", ticket.person())
                        .param("how", ticket.how())
                        .param("state", ticket.state())
                        .param("lane", ticket.place().lane())
                        .param("rank", ticket.place().rank())
                        .param("slot", ticket.slotAt())
                        .param("made", ticket.madeAt())
                        .param("came", ticket.cameAt())
                        .update()
                == 1;
    }

    Optional<QueueTicket> held(TicketId id) {
        return jdbc.sql("select * from queue.ticket where id = :id for update")
                .param("id", id)
                .query((row, _) -> ticket(row))
                .optional();
    }

    /** Living ones of a person from a day on, the soonest first. */
    List<QueueTicket> living(PersonId person, LocalDate from) {
        return jdbc.sql("select * from queue.ticket where person_id = :person and day >= :from and" + LIVE
                        + "order by day, rank_at limit 50")
                .param("person", person)
                .param("from", from)
                .query((row, _) -> ticket(row))
                .list();
    }

    /** Appointments of a person that were not given up, by time. */
    List<QueueTicket> appointments(PersonId person, Instant from, Instant until) {
        return jdbc.sql("""
            select * from queue.ticket
            where person_id = :person and slot_at >= :from and slot_at < :until and state <> 'LEFT'
            order by slot_at limit 200
            """)
                .param("person", person)
                .param("from", from)
                .param("until", until)
                .query((row, _) -> ticket(row))
                .list();
    }

    /** Those of a hall that wait now, in the order of their lanes. */
    List<QueueTicket> waiting(UUID site, LocalDate day) {
        return jdbc.sql("""
            select * from queue.ticket where site_id = :site and day = :day and state = 'WAITING'
            order by rank_at, id limit 5000
            """)
                .param("site", site)
                .param("day", day)
                .query((row, _) -> ticket(row))
                .list();
    }

    /** Appointments of the day whose persons have not come yet. */
    List<QueueTicket> expected(UUID site, LocalDate day) {
        return jdbc.sql("""
            select * from queue.ticket where site_id = :site and day = :day and state = 'EXPECTED'
            order by slot_at, id limit 5000
            """)
                .param("site", site)
                .param("day", day)
                .query((row, _) -> ticket(row))
                .list();
    }

    /** Those at counters: called, served, held. */
    List<QueueTicket> atCounters(UUID site, LocalDate day) {
        return jdbc.sql("""
            select * from queue.ticket
            where site_id = :site and day = :day and state in ('CALLED', 'SERVING', 'HELD')
            order by called_at desc, id limit 1000
            """)
                .param("site", site)
                .param("day", day)
                .query((row, _) -> ticket(row))
                .list();
    }

    /** Those of one counter. */
    List<QueueTicket> atCounter(UUID counter, LocalDate day) {
        return jdbc.sql("""
            select * from queue.ticket
            where counter_id = :counter and day = :day and state in ('CALLED', 'SERVING', 'HELD', 'AWAY', 'MISSED')
            order by called_at desc limit 100
            """)
                .param("counter", counter)
                .param("day", day)
                .query((row, _) -> ticket(row))
                .list();
    }

    /** The first of each lane among those who wait for these services: of them the rules choose. */
    List<QueueTicket> firsts(Collection<UUID> services, LocalDate day, Instant now) {
        return jdbc.sql("""
            (select * from queue.ticket where service_id = any(:services) and state = 'WAITING' and day = :day
                and lane = 'OPEN' order by rank_at, id limit 1)
            union all
            (select * from queue.ticket where service_id = any(:services) and state = 'WAITING' and day = :day
                and lane = 'BOOKED' and rank_at <= :now order by rank_at, id limit 1)
            union all
            (select * from queue.ticket where service_id = any(:services) and state = 'WAITING' and day = :day
                and lane = 'BOOKED' and rank_at > :now order by rank_at, id limit 1)
            """)
                .param("services", services)
                .param("day", day)
                .param("now", now)
                .query((row, _) -> ticket(row))
                .list();
    }

    /** Writes what an act changed, and the first call once; false when the ticket is not where the act found it. */
    boolean move(QueueTicket before, QueueTicket after, Optional<PersonId> clerk, Optional<Instant> endedAt) {
        return jdbc.sql("""
            update queue.ticket set state = :state, lane = :lane, rank_at = :rank, service_id = :service,
                number = :number, counter_id = :counter::uuid, staff_id = coalesce(:clerk::uuid, staff_id),
                came_at = :came::timestamptz, called_at = :called::timestamptz,
                first_called_at = coalesce(first_called_at, :called::timestamptz), started_at = :started::timestamptz,
                ended_at = :ended::timestamptz, calls = :calls, misses = :misses, aways = :aways, served = :served,
                note = :note
            where id = :id and state = :was
            """)
                        .param("id", before.id())
                        .param("was", before.state())
                        .param("state", after.state())
                        .param("lane", after.place().lane())
                        .param("rank", after.place().rank())
                        .param("service", after.service())
                        .param("number", after.number())
                        .param("counter", after.counter())
                        .param("clerk", clerk)
                        .param("came", after.cameAt())
                        .param("called", after.calledAt())
                        .param("started", after.startedAt())
                        .param("ended", endedAt)
                        .param("calls", after.calls())
                        .param("misses", after.misses())
                        .param("aways", after.aways())
                        .param("served", after.served())
                        .param("note", after.note())
                        .update()
                == 1;
    }

    void log(QueueTicket ticket, TicketAct act, String by, Instant now) {
        jdbc.sql("""
            insert into queue.ticket_event (ticket_id, act, state, counter_id, by_name, at)
            values (:id, :act, :state, :counter::uuid, :by, :now)
            """)
                .param("id", ticket.id())
                .param("act", act)
                .param("state", ticket.state())
                .param("counter", ticket.counter())
                .param("by", by)
                .param("now", now)
                .update();
    }

    /** Of days that are over: whoever is still in line has left. */
    int endDays(LocalDate today, Instant now) {
        return jdbc.sql("update queue.ticket set state = 'LEFT', ended_at = :now where day < :today and" + LIVE)
                .param("today", today)
                .param("now", now)
                .update();
    }

    /** Tickets keep no name longer than they must. */
    int forget(LocalDate before) {
        return jdbc.sql("update queue.ticket set person_id = null where day < :before and person_id is not null")
                .param("before", before)
                .update();
    }

    private static QueueTicket ticket(ResultSet row) throws SQLException {
        return new QueueTicket(
                new TicketId(row.getObject("id", UUID.class)),
                row.getObject("site_id", UUID.class),
                row.getObject("service_id", UUID.class),
                row.getObject("day", LocalDate.class),
                Optional.ofNullable(row.getString("number")),
                Optional.ofNullable(row.getObject("person_id", UUID.class)).map(PersonId::new),
                How.valueOf(row.getString("how")),
                TicketState.valueOf(row.getString("state")),
                new PlaceInLine(
                        Lane.valueOf(row.getString("lane")),
                        instant(row, "rank_at").orElseThrow()),
                instant(row, "slot_at"),
                Optional.ofNullable(row.getObject("counter_id", UUID.class)),
                instant(row, "made_at").orElseThrow(),
                instant(row, "came_at"),
                instant(row, "called_at"),
                instant(row, "started_at"),
                row.getInt("calls"),
                row.getInt("misses"),
                row.getInt("aways"),
                row.getInt("served"),
                row.getString("note"));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
