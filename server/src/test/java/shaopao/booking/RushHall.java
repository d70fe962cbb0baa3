package shaopao.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.Words;
import shaopao.places.CampusPlace;
import shaopao.places.PlaceFacts;
import shaopao.places.PlaceId;
import shaopao.places.PlaceKind;
import shaopao.places.PlaceRow;
import shaopao.places.Places;

/** A reading room of many seats under one policy, for benchmarks. */
public final class RushHall {

    private static final Actor OFFICE = Actor.system("bench");

    private final ApplicationContext program;
    private final JdbcClient jdbc;
    private final UUID policy;
    private final PlaceId area;

    public RushHall(ApplicationContext program, int seats) {
        this.program = program;
        this.jdbc = program.getBean(JdbcClient.class);
        Places places = program.getBean(Places.class);
        List<PlaceRow> rows = new ArrayList<>();
        rows.add(row("RUSH", "", PlaceKind.CAMPUS));
        rows.add(row("RUSH-R", "RUSH", PlaceKind.ROOM));
        for (int seat = 0; seat < seats; seat++) {
            rows.add(row("RUSH-R-%04d".formatted(seat), "RUSH-R", PlaceKind.SEAT));
        }
        places.ensure(OFFICE, rows);
        BookingRulebook book = program.getBean(BookingRulebook.class);
        policy = book.write(OFFICE, "rush", new Words("抢座", "Rush"), endless());
        book.put(
                policy,
                rows.stream()
                        .skip(2)
                        .map(row -> places.byCode(row.code()).orElseThrow().id())
                        .toList());
        area = places.byCode("RUSH-R").map(CampusPlace::id).orElseThrow();
    }

    /** Who has won in an earlier round may win in the next. */
    private static BookingTerms endless() {
        BookingTerms terms = BookingHttpTests.terms(BookingTerms.Approval.NONE, false, "");
        return new BookingTerms(
                terms.who(),
                terms.hours(),
                terms.length(),
                terms.ahead(),
                new BookingTerms.BookingLimits(1_000, 10_000, true, 0),
                terms.approval(),
                terms.feeCentsPerHour(),
                terms.attendance(),
                terms.margins(),
                terms.group(),
                terms.waiting());
    }

    private static PlaceRow row(String code, String parent, PlaceKind kind) {
        return new PlaceRow(
                code,
                Optional.of(parent).filter(text -> !text.isEmpty()),
                kind,
                code,
                Optional.of(code),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.<PlaceFacts>empty());
    }

    /** What somebody sends who wants any seat at these hours. */
    public String ask(Instant from, Instant until) {
        return "{\"id\":\"%s\",\"policy\":\"%s\",\"area\":\"%s\",\"from\":\"%s\",\"until\":\"%s\"}"
                .formatted(Ids.next(), policy, area, from, until);
    }

    /** Announces a draw for these hours that is open now. */
    public UUID draw(Instant from, Instant until) {
        UUID id = Ids.next();
        program.getBean(SeatDraws.class)
                .announce(
                        OFFICE,
                        new SeatDraws.DrawPlan(
                                id,
                                policy,
                                area,
                                new Words("抽签", "Draw"),
                                from,
                                until,
                                Instant.now().minusSeconds(5),
                                from));
        return id;
    }

    /** Closes the window and draws; how many seats were given and how many wait. */
    public int[] close(UUID draw) {
        jdbc.sql("update booking.draw set closes_at = now() - interval '1 second' where id = :id")
                .param("id", draw)
                .update();
        program.getBean(SeatDraws.class).drawDue(draw);
        return new int[] {
            count("select count(*) from booking.booking where draw_id = :id and state = 'CONFIRMED'", draw),
            count("select count(*) from booking.waiting where draw_id = :id and state = 'WAITING'", draw)
        };
    }

    private int count(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(Integer.class).single();
    }

    /** Pairs of bookings that hold the same place at the same time, and bookings that hold none. */
    public int doubles() {
        return jdbc.sql("""
                select (select count(*) from booking.booking a join booking.booking b
                          on a.place_id = b.place_id and a.id < b.id and a.during && b.during
                        where a.state = 'CONFIRMED' and b.state = 'CONFIRMED')
                     + (select count(*) from booking.booking b where b.state = 'CONFIRMED' and not exists
                          (select from places.occupation o where o.reference = b.id and o.place_id = b.place_id))
                """).query(Integer.class).single();
    }

    /** How many hold a seat at these hours. */
    public int given(Instant from, Instant until) {
        return jdbc.sql("""
                select count(*) from booking.booking where state = 'CONFIRMED' and during = tstzrange(:from,
                :until)
                """)
                .param("from", from)
                .param("until", until)
                .query(Integer.class)
                .single();
    }
}
