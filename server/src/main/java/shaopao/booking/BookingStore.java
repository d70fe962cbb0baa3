package shaopao.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;

/** Bookings: one statement for each change of state, which holds only from the states that it names. */
@Repository
class BookingStore {

    static final String COLUMNS = """
            b.id, b.policy_id, b.place_id, b.place_code, b.place_zh, b.place_en, b.series_id, b.draw_id, b.person_id,
            b.person_number, b.person_name, b.title, b.people, b.state, lower(b.during) as starts,
            upper(b.during) as ends, b.exclusive, b.via_hall, b.fee, b.made_at, b.reason, b.release_at, b.signed_in_at,
            b.away_until, b.offer_until
            """;

    private final JdbcClient jdbc;

    BookingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes those that are new and in nobody's own way, and tells which; waits for others of the same person that are
     * just being written.
     */
    Set<UUID> write(List<Booking> bookings) {
        return Set.copyOf(jdbc.sql("""
                insert into booking.booking (id, policy_id, place_id, place_code, place_zh, place_en, series_id,
                    draw_id, person_id, person_number, person_name, title, people, state, during, exclusive,
                    via_hall, fee,
                    made_at, release_at, offer_until)
                select id, policy, place, code, zh, en, nullif(series, '')::uuid, nullif(draw, '')::uuid,
                    person, number, name, title, people, state, tstzrange(starts, ends), exclusive, hall, fee, made,
                    nullif(release, '')::timestamptz, nullif(offer, '')::timestamptz
                from unnest(:ids::uuid[], :policies::uuid[], :places::uuid[], :codes::text[], :zhs::text[],
                        :ens::text[], :series::text[], :draws::text[], :persons::uuid[], :numbers::text[],
                        :names::text[], :titles::text[], :peoples::int[], :states::text[], :starts::timestamptz[],
                        :ends::timestamptz[], :exclusives::boolean[], :halls::boolean[], :fees::bigint[],
                        :mades::timestamptz[], :releases::text[], :offers::text[])
                    as given (id, policy, place, code, zh, en, series, draw, person, number, name, title, people, state,
                        starts, ends, exclusive, hall, fee, made, release, offer)
                order by person, id
                on conflict do nothing returning id
                """)
                .param("ids", all(bookings, Booking::id))
                .param("policies", all(bookings, Booking::policy))
                .param("places", all(bookings, Booking::place))
                .param("codes", all(bookings, Booking::placeCode))
                .param("zhs", all(bookings, one -> one.placeName().zh()))
                .param("ens", all(bookings, one -> one.placeName().en()))
                .param("series", all(bookings, one -> text(one.series())))
                .param("draws", all(bookings, one -> text(one.draw())))
                .param("persons", all(bookings, Booking::person))
                .param("numbers", all(bookings, Booking::personNumber))
                .param("names", all(bookings, Booking::personName))
                .param("titles", all(bookings, Booking::title))
                .param("peoples", all(bookings, Booking::people))
                .param("states", all(bookings, Booking::state))
                .param("starts", all(bookings, Booking::from))
                .param("ends", all(bookings, Booking::until))
                .param("exclusives", all(bookings, Booking::exclusive))
                .param("halls", all(bookings, Booking::viaHall))
                .param("fees", all(bookings, Booking::feeCents))
                .param("mades", all(bookings, Booking::madeAt))
                .param("releases", all(bookings, one -> text(one.releaseAt())))
                .param("offers", all(bookings, one -> text(one.offerUntil())))
                .query(UUID.class)
                .list());
    }

    private static <T> List<T> all(List<Booking> bookings, Function<Booking, T> part) {
        return bookings.stream().map(part).toList();
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    Optional<Booking> booking(BookingId id) {
        return bookings(List.of(id.value())).stream().findFirst();
    }

    List<Booking> bookings(Collection<UUID> ids) {
        return jdbc.sql("select " + COLUMNS + """
                 from booking.booking b where b.id = any(:ids::uuid[]) order by starts, b.id
                """)
                .param("ids", ids)
                .query((row, _) -> booking(row))
                .list();
    }

    /** The same, kept from others until the transaction ends. */
    Optional<Booking> locked(BookingId id) {
        return jdbc.sql("select " + COLUMNS + " from booking.booking b where b.id = :id for update")
                .param("id", id)
                .query((row, _) -> booking(row))
                .optional();
    }

    /** Bookings of a person that are not over, by time; or those that are, the newest first. */
    List<Booking> mine(PersonId person, boolean over, Instant now, Optional<Instant> before, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                 from booking.booking b where b.person_id = :person
                  and (b.state in ('PENDING', 'OFFERED', 'CONFIRMED', 'IN_USE', 'AWAY')
                       and upper(b.during) > :now) <> :over
                  and (:before::timestamptz is null or lower(b.during) < :before::timestamptz)
                order by case when :over then lower(b.during) end desc, lower(b.during), b.id limit :limit
                """)
                .param("person", person)
                .param("over", over)
                .param("now", now)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> booking(row))
                .list();
    }

    /** What a person has under a policy: how many open ones, and minutes on a day. */
    record Mine(int open, int minutes) {}

    Mine mine(PersonId person, UUID policy, Instant dayFrom, Instant dayUntil, Instant now) {
        return mine(List.of(person), policy, dayFrom, dayUntil, now).getOrDefault(person, new Mine(0, 0));
    }

    /** The same of many; who has nothing is absent. */
    Map<PersonId, Mine> mine(
            Collection<PersonId> persons, UUID policy, Instant dayFrom, Instant dayUntil, Instant now) {
        Map<PersonId, Mine> mine = new HashMap<>();
        jdbc.sql("""
                select person_id, count(distinct coalesce(series_id, id)) filter (
                        where state in ('PENDING', 'OFFERED', 'CONFIRMED', 'IN_USE', 'AWAY')
                           and upper(during) > :now) as open,
                    coalesce(sum(extract(epoch from upper(during) - lower(during)) / 60)
                        filter (where during && tstzrange(:from, :until)
                           and state in ('PENDING', 'CONFIRMED', 'IN_USE', 'AWAY', 'DONE')), 0)::int as minutes
                from booking.booking
                where person_id = any(:persons::uuid[]) and policy_id = :policy
                  and (upper(during) > :now or during && tstzrange(:from, :until))
                group by person_id
                """)
                .param("persons", persons)
                .param("policy", policy)
                .param("from", dayFrom)
                .param("until", dayUntil)
                .param("now", now)
                .query((row, _) -> mine.put(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        new Mine(row.getInt("open"), row.getInt("minutes"))))
                .list();
        return mine;
    }

    /**
     * Bookings of a person are made one after the other, so that limits hold: waits for all of these, in one order, and
     * keeps them until the transaction ends.
     */
    void oneAtATime(Collection<PersonId> persons) {
        jdbc.sql("""
                select count(pg_advisory_xact_lock(7161, hashtext(one::text)))
                from (select one from unnest(:persons::uuid[]) as given (one) order by hashtext(one::text)) as ordered
                """).param("persons", persons).query(Long.class).single();
    }

    /** Takes back what this transaction has just written, since its places could not be held. */
    void forget(Collection<UUID> ids) {
        jdbc.sql("delete from booking.booking where id = any(:ids::uuid[])")
                .param("ids", ids)
                .update();
    }

    /** What a person holds between two instants. */
    List<Booking> between(PersonId person, Instant from, Instant until) {
        return jdbc.sql("select " + COLUMNS + """
                 from booking.booking b where b.person_id = :person and b.during && tstzrange(:from, :until)
                  and b.state in ('CONFIRMED', 'IN_USE', 'AWAY') order by starts, b.id limit 200
                """)
                .param("person", person)
                .param("from", from)
                .param("until", until)
                .query((row, _) -> booking(row))
                .list();
    }

    /** What is booked or asked for in places between two instants. */
    List<Booking> within(Collection<PlaceId> places, Instant from, Instant until) {
        return jdbc.sql("select " + COLUMNS + """
                 from booking.booking b where b.place_id = any(:places::uuid[])
                  and b.during && tstzrange(:from, :until)
                  and b.state in ('PENDING', 'OFFERED', 'CONFIRMED', 'IN_USE', 'AWAY', 'DONE')
                order by starts, b.id limit 5000
                """)
                .param("places", places)
                .param("from", from)
                .param("until", until)
                .query((row, _) -> booking(row))
                .list();
    }

    /** A person's booking at a place about now: one that is not begun yet before one that is, the earliest first. */
    Optional<Booking> at(PersonId person, PlaceId place, Instant now, Instant latestBegin) {
        return jdbc.sql("select " + COLUMNS + """
                 from booking.booking b where b.person_id = :person and b.place_id = :place
                  and b.state in ('CONFIRMED', 'AWAY', 'IN_USE') and lower(b.during) <= :latest
                  and upper(b.during) > :now
                order by (b.state = 'IN_USE'), starts limit 1
                """)
                .param("person", person)
                .param("place", place)
                .param("now", now)
                .param("latest", latestBegin)
                .query((row, _) -> booking(row))
                .optional();
    }

    List<Booking> ofSeries(UUID series) {
        return jdbc.sql("select " + COLUMNS + " from booking.booking b where b.series_id = :series order by starts")
                .param("series", series)
                .query((row, _) -> booking(row))
                .list();
    }

    boolean addSeries(UUID id, PersonId person, String title, Instant now) {
        return jdbc.sql("""
                insert into booking.series (id, person_id, title, made_at) values (:id, :person, :title, :now)
                on conflict do nothing
                """)
                        .param("id", id)
                        .param("person", person)
                        .param("title", title)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Waiting for approval, of these policies or of all; the soonest first. */
    List<Booking> pending(boolean all, Collection<UUID> policies, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                 from booking.booking b where b.state = 'PENDING' and (:all or b.policy_id = any(:policies::uuid[]))
                order by starts, b.made_at limit :limit
                """)
                .param("all", all)
                .param("policies", policies)
                .param("limit", limit)
                .query((row, _) -> booking(row))
                .list();
    }

    /** Those who wait for approval of hours that meet these; locked in one order. */
    List<Booking> losers(Booking winner, Instant from, Instant until) {
        return jdbc.sql("select " + COLUMNS + """
                 from booking.booking b where b.place_id = :place and b.state = 'PENDING' and b.id <> :id
                  and b.during && tstzrange(:from, :until) order by b.id for update
                """)
                .param("place", winner.place())
                .param("id", winner.id())
                .param("from", from)
                .param("until", until)
                .query((row, _) -> booking(row))
                .list();
    }

    static Booking booking(ResultSet row) throws SQLException {
        return new Booking(
                new BookingId(row.getObject("id", UUID.class)),
                row.getObject("policy_id", UUID.class),
                new PlaceId(row.getObject("place_id", UUID.class)),
                row.getString("place_code"),
                new Words(row.getString("place_zh"), row.getString("place_en")),
                Optional.ofNullable(row.getObject("series_id", UUID.class)),
                Optional.ofNullable(row.getObject("draw_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("person_number"),
                row.getString("person_name"),
                row.getString("title"),
                row.getInt("people"),
                BookingState.valueOf(row.getString("state")),
                row.getObject("starts", OffsetDateTime.class).toInstant(),
                row.getObject("ends", OffsetDateTime.class).toInstant(),
                row.getBoolean("exclusive"),
                row.getBoolean("via_hall"),
                row.getLong("fee"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("reason")),
                at(row, "release_at"),
                at(row, "signed_in_at"),
                at(row, "away_until"),
                at(row, "offer_until"));
    }

    static Optional<Instant> at(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
