package shaopao.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How bookings move from state to state: each only from the states that it may come from, so that a second try does
 * nothing.
 */
@Repository
class BookingMoveStore {

    private final JdbcClient jdbc;

    BookingMoveStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Moves one on; false when it does not stand in one of these states any more. */
    boolean move(
            BookingId id, Set<BookingState> from, BookingState to, String by, Optional<String> reason, Instant now) {
        return jdbc.sql("""
                update booking.booking set state = :to, decided_by = :by, decided_at = :now,
                    reason = coalesce(:reason::text, reason),
                    ended_at = case when :over then :now::timestamptz end
                where id = :id and state = any(:from::text[])
                """)
                        .param("id", id)
                        .param("from", from)
                        .param("to", to)
                        .param("by", by)
                        .param("reason", reason)
                        .param("over", to.over())
                        .param("now", now)
                        .update()
                == 1;
    }

    /**
     * Confirms; with an instant at which it is released if nobody comes. False where another of the person is in the
     * way.
     */
    boolean confirm(BookingId id, Set<BookingState> from, String by, Optional<Instant> releaseAt, Instant now) {
        return jdbc.sql("""
                update booking.booking set state = 'CONFIRMED', decided_by = :by, decided_at = :now,
                    release_at = :release::timestamptz, offer_until = null
                where id = :id and state = any(:from::text[]) and not (exclusive and exists (
                    select from booking.booking o where o.id <> booking.id and o.exclusive
                      and o.person_id = booking.person_id and o.policy_id = booking.policy_id
                      and o.during && booking.during and o.state in ('OFFERED', 'CONFIRMED', 'IN_USE', 'AWAY')))
                """)
                        .param("id", id)
                        .param("from", from)
                        .param("by", by)
                        .param("release", releaseAt)
                        .param("now", now)
                        .update()
                == 1;
    }

    boolean signIn(BookingId id, Instant now) {
        return jdbc.sql("""
                update booking.booking set state = 'IN_USE', signed_in_at = coalesce(signed_in_at, :now),
                    release_at = null, away_until = null
                where id = :id and state in ('CONFIRMED', 'AWAY')
                """).param("id", id).param("now", now).update() == 1;
    }

    boolean leave(BookingId id, Instant backBy) {
        return jdbc.sql("""
                update booking.booking set state = 'AWAY', away_until = :back, release_at = :back
                where id = :id and state = 'IN_USE'
                """).param("id", id).param("back", backBy).update() == 1;
    }

    /** Ends now what has begun and is not over: the hours that are left are free again. */
    boolean end(BookingId id, Instant now) {
        return jdbc.sql("""
                update booking.booking set state = 'DONE', ended_at = :now,
                    during = tstzrange(lower(during),
                        least(upper(during), greatest(:now, lower(during) + interval '1 minute')))
                where id = :id and state in ('IN_USE', 'AWAY', 'CONFIRMED')
                  and lower(during) < :now and upper(during) > :now
                """).param("id", id).param("now", now).update() == 1;
    }

    /** Where nobody came, or came back, or answered, in time; a limited number, locked against other nodes. */
    List<Booking> due(Instant now, int limit) {
        return jdbc.sql("select " + BookingStore.COLUMNS + """
                 from booking.booking b where b.release_at <= :now and b.state in ('CONFIRMED', 'AWAY', 'OFFERED')
                order by b.release_at limit :limit for update skip locked
                """)
                .param("now", now)
                .param("limit", limit)
                .query((row, _) -> BookingStore.booking(row))
                .list();
    }

    /** Ends what is over, and refuses what nobody decided on in time; tells those that nobody decided on. */
    List<Booking> close(Instant now) {
        jdbc.sql("""
                update booking.booking set state = 'DONE', ended_at = upper(during)
                where state in ('CONFIRMED', 'IN_USE', 'AWAY') and upper(during) <= :now
                """).param("now", now).update();
        return jdbc.sql("""
                update booking.booking b set state = 'REJECTED', ended_at = :now, decided_at = :now
                where b.state = 'PENDING' and lower(b.during) <= :now returning
                """ + BookingStore.COLUMNS)
                .param("now", now)
                .query((row, _) -> BookingStore.booking(row))
                .list();
    }

    /** Forgets what long-ago bookings were about, and who came along. */
    int forget(Instant before) {
        jdbc.sql("""
                delete from booking.guest g using booking.booking b
                where b.id = g.booking_id and upper(b.during) < :before
                """).param("before", before).update();
        return jdbc.sql("update booking.booking set title = '' where upper(during) < :before and title <> ''")
                .param("before", before)
                .update();
    }
}
