package shaopao.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;

/** Who waits for what: the losers of a draw in its order, then whoever asked, by time. */
@Repository
class WaitingStore {

    private static final String COLUMNS = """
            select w.id, w.policy_id, w.place_id, w.person_id, lower(w.during) as starts, upper(w.during) as ends,
                w.people, w.state, w.offer_id, w.asked_at, w.draw_id, p.name_zh, p.name_en
            from booking.waiting w join booking.policy p on p.id = w.policy_id
            """;

    private final JdbcClient jdbc;

    WaitingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where somebody who waits stands. */
    enum WaitingState {
        WAITING,
        /** A place is offered now. */
        OFFERED,
        TAKEN,
        /** Said no, or said nothing in time. */
        PASSED,
        LEFT,
        /** The hours are over. */
        OVER
    }

    /** Somebody who waits; for one place, or for any of the policy. */
    record PlaceWaiting(
            UUID id,
            UUID policy,
            Words policyName,
            Optional<PlaceId> place,
            PersonId person,
            Instant from,
            Instant until,
            int people,
            WaitingState state,
            Optional<UUID> offer,
            Optional<UUID> draw,
            Instant askedAt) {}

    boolean add(UUID id, UUID policy, Optional<PlaceId> place, PersonId person, BookingWish wish, Instant now) {
        return jdbc.sql("""
                insert into booking.waiting (id, policy_id, place_id, person_id, during, people, state, asked_at)
                values (:id, :policy, :place::uuid, :person, tstzrange(:from, :until), :people, 'WAITING', :now)
                on conflict do nothing
                """)
                        .param("id", id)
                        .param("policy", policy)
                        .param("place", place)
                        .param("person", person)
                        .param("from", wish.from())
                        .param("until", wish.until())
                        .param("people", wish.people())
                        .param("now", now)
                        .update()
                == 1;
    }

    /** All who were drawn no seat wait, in the order of the draw. */
    int addLosers(UUID draw, Instant now) {
        return jdbc.sql("""
                insert into booking.waiting (id, policy_id, person_id, during, people, draw_id, rank, state, asked_at)
                select gen_random_uuid(), d.policy_id, l.person_id, d.during, 1, d.id, l.rank, 'WAITING', :now
                from booking.lot l join booking.draw d on d.id = l.draw_id
                where d.id = :draw and l.place_code is null
                on conflict do nothing
                """).param("draw", draw).param("now", now).update();
    }

    /** Who could take a place in these hours next; what somebody wants must begin before they end. */
    List<PlaceWaiting> next(UUID policy, PlaceId place, Instant from, Instant until, int limit) {
        return jdbc.sql(COLUMNS + """
                 where w.policy_id = :policy and w.state = 'WAITING' and (w.place_id is null or w.place_id = :place)
                  and w.during && tstzrange(:from, :until) and upper(w.during) <= :until
                order by (w.draw_id is null), w.rank, w.asked_at, w.id limit :limit for update of w skip locked
                """)
                .param("policy", policy)
                .param("place", place)
                .param("from", from)
                .param("until", until)
                .param("limit", limit)
                .query((row, _) -> waiting(row))
                .list();
    }

    boolean offered(UUID id, BookingId offer) {
        return jdbc.sql("""
                update booking.waiting set state = 'OFFERED', offer_id = :offer where id = :id and state = 'WAITING'
                """).param("id", id).param("offer", offer).update() == 1;
    }

    /** What became of an offer. */
    void answered(BookingId offer, WaitingState state) {
        jdbc.sql("update booking.waiting set state = :state where offer_id = :offer and state = 'OFFERED'")
                .param("offer", offer)
                .param("state", state)
                .update();
    }

    boolean leave(UUID id, PersonId person) {
        return jdbc.sql("""
                update booking.waiting set state = 'LEFT' where id = :id and person_id = :person and state =
                'WAITING'
                """).param("id", id).param("person", person).update() == 1;
    }

    List<PlaceWaiting> mine(PersonId person, Instant now) {
        return jdbc.sql(COLUMNS + """
                 where w.person_id = :person and w.state in ('WAITING', 'OFFERED') and upper(w.during) > :now
                order by starts limit 100
                """)
                .param("person", person)
                .param("now", now)
                .query((row, _) -> waiting(row))
                .list();
    }

    /** Hours that people wait for, those that begin first. */
    List<PlaceWaiting> open(Instant now, int limit) {
        return jdbc.sql(COLUMNS + """
                 where w.state = 'WAITING' and upper(w.during) > :now
                 order by starts, (w.draw_id is null), w.rank, w.asked_at limit :limit
                """)
                .param("now", now)
                .param("limit", limit)
                .query((row, _) -> waiting(row))
                .list();
    }

    /** How many are before somebody. */
    int before(PlaceWaiting one) {
        return jdbc.sql("""
                select count(*) from booking.waiting w, booking.waiting me
                where me.id = :id and w.policy_id = me.policy_id and w.state = 'WAITING' and w.during && me.during
                  and (w.place_id is null or me.place_id is null or w.place_id = me.place_id)
                  and ((w.draw_id is null), w.rank, w.asked_at, w.id)
                      < ((me.draw_id is null), me.rank, me.asked_at, me.id)
                """).param("id", one.id()).query(Integer.class).single();
    }

    /** Who waited for hours that are over now. */
    int close(Instant now) {
        return jdbc.sql("update booking.waiting set state = 'OVER' where state = 'WAITING' and upper(during) <= :now")
                .param("now", now)
                .update();
    }

    private static PlaceWaiting waiting(ResultSet row) throws SQLException {
        return new PlaceWaiting(
                row.getObject("id", UUID.class),
                row.getObject("policy_id", UUID.class),
                new Words(row.getString("name_zh"), row.getString("name_en")),
                Optional.ofNullable(row.getObject("place_id", UUID.class)).map(PlaceId::new),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getObject("starts", OffsetDateTime.class).toInstant(),
                row.getObject("ends", OffsetDateTime.class).toInstant(),
                row.getInt("people"),
                WaitingState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("offer_id", UUID.class)),
                Optional.ofNullable(row.getObject("draw_id", UUID.class)),
                row.getObject("asked_at", OffsetDateTime.class).toInstant());
    }
}
