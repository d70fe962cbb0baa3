package shaopao.booking;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;

/** Hours in which places are shut; and what bookings came to, for statistics. */
@Repository
class BlackoutStore {

    private final JdbcClient jdbc;

    BlackoutStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Shut hours of a place and of so many in it. */
    record Blackout(
            UUID id,
            PlaceId place,
            String label,
            String reason,
            Instant from,
            Instant until,
            int places,
            String madeBy,
            Optional<Instant> liftedAt) {}

    void add(Blackout one, Instant now) {
        jdbc.sql("""
                insert into booking.blackout (id, place_id, label, reason, during, places, made_by, made_at)
                values (:id, :place, :label, :reason, tstzrange(:from, :until), :places, :by, :now)
                """)
                .param("id", one.id())
                .param("place", one.place())
                .param("label", one.label())
                .param("reason", one.reason())
                .param("from", one.from())
                .param("until", one.until())
                .param("places", one.places())
                .param("by", one.madeBy())
                .param("now", now)
                .update();
    }

    boolean lift(UUID id, Instant now) {
        return jdbc.sql("update booking.blackout set lifted_at = :now where id = :id and lifted_at is null")
                        .param("id", id)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Those that are not over and not lifted. */
    List<Blackout> all(Instant now) {
        return jdbc.sql("""
                select id, place_id, label, reason, lower(during) as starts, upper(during) as ends, places,
                    made_by, lifted_at
                from booking.blackout where upper(during) > :now and lifted_at is null order by starts limit 200
                """)
                .param("now", now)
                .query((row, _) -> new Blackout(
                        row.getObject("id", UUID.class),
                        new PlaceId(row.getObject("place_id", UUID.class)),
                        row.getString("label"),
                        row.getString("reason"),
                        row.getObject("starts", OffsetDateTime.class).toInstant(),
                        row.getObject("ends", OffsetDateTime.class).toInstant(),
                        row.getInt("places"),
                        row.getString("made_by"),
                        BookingStore.at(row, "lifted_at")))
                .list();
    }

    /** What the bookings of a policy that began in a stretch came to. */
    record PolicyFigures(
            UUID policy,
            Words name,
            int places,
            int bookings,
            long bookedMinutes,
            int used,
            int cancelled,
            int noShows,
            int displaced,
            int rejected,
            int waiting,
            int offersTaken) {}

    List<PolicyFigures> figures(boolean all, List<UUID> policies, Instant from, Instant until) {
        return jdbc.sql("""
                select p.id, p.name_zh, p.name_en,
                    (select count(*) from booking.resource r where r.policy_id = p.id)::int as places,
                    count(b.id) filter (where b.state <> 'LAPSED')::int as bookings,
                    coalesce(sum(extract(epoch from upper(b.during) - lower(b.during)) / 60) filter (
                        where b.state in ('CONFIRMED', 'IN_USE', 'AWAY', 'DONE')), 0)::bigint as minutes,
                    count(b.id) filter (where b.state in ('IN_USE', 'AWAY', 'DONE'))::int as used,
                    count(b.id) filter (where b.state = 'CANCELLED')::int as cancelled,
                    count(b.id) filter (where b.state = 'RELEASED')::int as no_shows,
                    count(b.id) filter (where b.state = 'DISPLACED')::int as displaced,
                    count(b.id) filter (where b.state = 'REJECTED')::int as rejected,
                    (select count(*) from booking.waiting w where w.policy_id = p.id
                        and lower(w.during) >= :from and lower(w.during) < :until)::int as waiting,
                    (select count(*) from booking.waiting w where w.policy_id = p.id and w.state = 'TAKEN'
                        and lower(w.during) >= :from and lower(w.during) < :until)::int as taken
                from booking.policy p left join booking.booking b on b.policy_id = p.id
                    and lower(b.during) >= :from and lower(b.during) < :until
                where p.closed_at is null and (:all or p.id = any(:policies::uuid[]))
                group by p.id order by p.code
                """)
                .param("all", all)
                .param("policies", policies)
                .param("from", from)
                .param("until", until)
                .query((row, _) -> new PolicyFigures(
                        row.getObject("id", UUID.class),
                        new Words(row.getString("name_zh"), row.getString("name_en")),
                        row.getInt("places"),
                        row.getInt("bookings"),
                        row.getLong("minutes"),
                        row.getInt("used"),
                        row.getInt("cancelled"),
                        row.getInt("no_shows"),
                        row.getInt("displaced"),
                        row.getInt("rejected"),
                        row.getInt("waiting"),
                        row.getInt("taken")))
                .list();
    }
}
