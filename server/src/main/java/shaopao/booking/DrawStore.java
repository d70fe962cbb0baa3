package shaopao.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.booking.LotRules.PlacedLot;
import shaopao.booking.LotRules.SeatLot;
import shaopao.booking.LotRules.SeatWish;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;

/** Draws and who asked. */
@Repository
class DrawStore {

    private static final String COLUMNS = """
            select d.id, d.policy_id, d.area_id, d.name_zh, d.name_en, lower(d.during) as starts,
                upper(d.during) as ends, d.opens_at, d.closes_at, d.seats, d.commitment,
                case when d.drawn_at is not null then d.secret end as secret, d.list_hash, d.seed, d.drawn_at,
                (select count(*) from booking.lot l where l.draw_id = d.id)::int as lots
            from booking.draw d
            """;

    private final JdbcClient jdbc;

    DrawStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(SeatDraw draw, String secret, String by, Instant now) {
        jdbc.sql("""
                insert into booking.draw (id, policy_id, area_id, name_zh, name_en, during, opens_at, closes_at, seats,
                    secret, commitment, made_by, made_at)
                values (:id, :policy, :area, :zh, :en, tstzrange(:from, :until), :opens, :closes, :seats, :secret,
                    :commitment, :by, :now)
                on conflict do nothing
                """)
                .param("id", draw.id())
                .param("policy", draw.policy())
                .param("area", draw.area())
                .param("zh", draw.name().zh())
                .param("en", draw.name().en())
                .param("from", draw.from())
                .param("until", draw.until())
                .param("opens", draw.opensAt())
                .param("closes", draw.closesAt())
                .param("seats", draw.seats())
                .param("secret", secret)
                .param("commitment", draw.commitment())
                .param("by", by)
                .param("now", now)
                .update();
    }

    Optional<SeatDraw> draw(UUID id) {
        return jdbc.sql(COLUMNS + " where d.id = :id")
                .param("id", id)
                .query((row, _) -> draw(row))
                .optional();
    }

    /** Draws whose hours are not long over; the next to close first. */
    List<SeatDraw> draws(Instant since) {
        return jdbc.sql(COLUMNS + """
                 where upper(d.during) > :since order by (d.drawn_at is not null), d.closes_at, d.id limit 100
                """)
                .param("since", since)
                .query((row, _) -> draw(row))
                .list();
    }

    /** Whose window has closed and that were not drawn. */
    List<UUID> due(Instant now) {
        return jdbc.sql("""
                select id from booking.draw where drawn_at is null and closes_at <= :now order by closes_at
                limit 20
                """)
                .param("now", now)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Areas of a policy whose seats at these hours are still to be drawn. */
    List<PlaceId> undrawn(UUID policy, Instant from, Instant until) {
        return jdbc.sql("""
                select area_id from booking.draw
                where policy_id = :policy and drawn_at is null and during && tstzrange(:from, :until)
                """)
                .param("policy", policy)
                .param("from", from)
                .param("until", until)
                .query((row, _) -> new PlaceId(row.getObject(1, UUID.class)))
                .list();
    }

    /** The secret, kept from other nodes until the transaction ends; none when the draw was made. */
    Optional<String> lockedSecret(UUID id) {
        return jdbc.sql("select secret from booking.draw where id = :id and drawn_at is null for update")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** A lot that somebody asked for. */
    record NewLot(UUID draw, PersonId person, String ticket, SeatWish wish, Instant at) {}

    /**
     * Writes lots while the window is open; who asks again may change the wish and keeps the ticket. Tells whose lot is
     * there now. The share lock holds off the draw until these are in.
     */
    Set<String> ask(List<NewLot> lots) {
        return Set.copyOf(jdbc.sql("""
                with open as (
                    select d.id, d.closes_at, d.opens_at from booking.draw d
                    where d.id = any(:draws::uuid[]) and d.drawn_at is null for share
                )
                insert into booking.lot (draw_id, person_id, ticket, wish, asked_at)
                select given.draw, given.person, given.ticket, given.wish, given.at
                from unnest(:each::uuid[], :persons::uuid[], :tickets::text[], :wishes::text[], :ats::timestamptz[])
                    as given (draw, person, ticket, wish, at)
                    join open on open.id = given.draw and given.at >= open.opens_at and given.at < open.closes_at
                order by given.person
                on conflict (draw_id, person_id) do update set wish = excluded.wish
                returning draw_id || '/' || person_id
                """)
                .param("draws", lots.stream().map(NewLot::draw).distinct().toList())
                .param("each", lots.stream().map(NewLot::draw).toList())
                .param("persons", lots.stream().map(NewLot::person).toList())
                .param("tickets", lots.stream().map(NewLot::ticket).toList())
                .param("wishes", lots.stream().map(NewLot::wish).toList())
                .param("ats", lots.stream().map(NewLot::at).toList())
                .query(String.class)
                .list());
    }

    boolean withdraw(UUID draw, PersonId person, Instant now) {
        return jdbc.sql("""
                delete from booking.lot l using booking.draw d
                where l.draw_id = :draw and l.person_id = :person and d.id = l.draw_id and d.drawn_at is null
                  and d.closes_at > :now
                """)
                        .param("draw", draw)
                        .param("person", person)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** What somebody has in a draw: the ticket, the wish, and what it came to. */
    record MyLot(UUID draw, String ticket, SeatWish wish, Optional<Integer> rank, Optional<String> seat) {}

    List<MyLot> mine(Collection<UUID> draws, PersonId person) {
        return jdbc.sql("""
                select draw_id, ticket, wish, rank, place_code from booking.lot
                where draw_id = any(:draws::uuid[]) and person_id = :person
                """)
                .param("draws", draws)
                .param("person", person)
                .query((row, _) -> new MyLot(
                        row.getObject("draw_id", UUID.class),
                        row.getString("ticket"),
                        SeatWish.valueOf(row.getString("wish")),
                        Optional.ofNullable(row.getObject("rank", Integer.class)),
                        Optional.ofNullable(row.getString("place_code"))))
                .list();
    }

    List<SeatLot> lots(UUID draw) {
        return jdbc.sql("select ticket, wish from booking.lot where draw_id = :draw order by ticket")
                .param("draw", draw)
                .query((row, _) -> new SeatLot(row.getString("ticket"), SeatWish.valueOf(row.getString("wish"))))
                .list();
    }

    /** Whose ticket it is, of those that won or of all others. */
    record TicketOf(String ticket, PersonId person) {}

    List<TicketOf> people(UUID draw) {
        return jdbc.sql("select ticket, person_id from booking.lot where draw_id = :draw")
                .param("draw", draw)
                .query((row, _) ->
                        new TicketOf(row.getString("ticket"), new PersonId(row.getObject("person_id", UUID.class))))
                .list();
    }

    void place(UUID draw, List<PlacedLot> placed) {
        jdbc.sql("""
                update booking.lot l set rank = given.rank, place_code = nullif(given.seat, '')
                from unnest(:tickets::text[], :ranks::int[], :seats::text[]) as given (ticket, rank, seat)
                where l.draw_id = :draw and l.ticket = given.ticket
                """)
                .param("draw", draw)
                .param("tickets", placed.stream().map(PlacedLot::ticket).toList())
                .param("ranks", placed.stream().map(PlacedLot::rank).toList())
                .param(
                        "seats",
                        placed.stream().map(one -> one.seat().orElse("")).toList())
                .update();
    }

    /** Publishes what the draw went by: {@code record} holds the seats, the list and the results. */
    void drawn(UUID id, String listHash, String seed, int seats, String record, Instant now) {
        jdbc.sql("""
                update booking.draw set list_hash = :hash, seed = :seed, seats = :seats, record = :record::jsonb,
                    drawn_at = :now where id = :id
                """)
                .param("id", id)
                .param("hash", listHash)
                .param("seed", seed)
                .param("seats", seats)
                .param("record", record)
                .param("now", now)
                .update();
    }

    Optional<String> record(UUID id) {
        return jdbc.sql("select record::text from booking.draw where id = :id and drawn_at is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    private static SeatDraw draw(ResultSet row) throws SQLException {
        return new SeatDraw(
                row.getObject("id", UUID.class),
                row.getObject("policy_id", UUID.class),
                new PlaceId(row.getObject("area_id", UUID.class)),
                new Words(row.getString("name_zh"), row.getString("name_en")),
                row.getObject("starts", OffsetDateTime.class).toInstant(),
                row.getObject("ends", OffsetDateTime.class).toInstant(),
                row.getObject("opens_at", OffsetDateTime.class).toInstant(),
                row.getObject("closes_at", OffsetDateTime.class).toInstant(),
                row.getInt("seats"),
                row.getInt("lots"),
                row.getString("commitment"),
                Optional.ofNullable(row.getString("secret")),
                Optional.ofNullable(row.getString("list_hash")),
                Optional.ofNullable(row.getString("seed")),
                BookingStore.at(row, "drawn_at"));
    }
}
