package shaopao.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.ModuleTest;
import shaopao.Roster;
import shaopao.Roster.Someone;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Problem;
import shaopao.kernel.ProblemException;
import shaopao.transport.BusDutyStore.Vehicle;
import shaopao.transport.SeatBoard.SeatRun;
import shaopao.transport.SeatRules.BookingState;
import shaopao.transport.SeatRules.BusBooking;
import shaopao.transport.SeatRules.SeatRule;

/** What happens to runs with seats when timetables change, runs are cancelled, and people board. */
@ModuleTest
class BusRunsTests {

    private static final Actor OFFICE = Actor.system("test");

    @Autowired
    BusFeeds feeds;

    @Autowired
    BusSeats seats;

    @Autowired
    SeatBoard board;

    @Autowired
    BusSeatStore seatStore;

    @Autowired
    BusRunStore runs;

    @Autowired
    BusDesk desk;

    @Autowired
    Boardings boardings;

    @Autowired
    BusLive live;

    @Autowired
    Networks networks;

    @Autowired
    JdbcClient jdbc;

    private Someone first;
    private Someone second;
    private RoundFeed round;

    @BeforeEach
    void twoRidersAndAFeed() {
        // Other tests of this day have runs of the same names.
        jdbc.sql("truncate transport.run cascade").update();
        Roster roster = new Roster(jdbc);
        first = roster.student();
        second = roster.student();
        round = RoundFeed.now();
        activate(round.files());
        seats.rule(new SeatRule("B", 1, 720, 1), "test");
    }

    private UUID activate(Map<String, String> files) {
        UUID id = feeds.take(OFFICE, files, "test.zip", false)
                .version()
                .orElseThrow()
                .id();
        feeds.activate(OFFICE, id);
        return id;
    }

    private static Actor actor(Someone someone) {
        return new Actor(Actor.Kind.PERSON, Optional.of(someone.id().value()), "陈思远", "", Map.of(), Optional.empty());
    }

    private BusBooking ask(Someone someone, String ride) {
        return seats.ask(actor(someone), round.day(), ride);
    }

    private SeatRun mine(Someone someone, String ride) {
        return board.mine(actor(someone)).stream()
                .filter(run -> run.ride().equals(ride))
                .findFirst()
                .orElseThrow();
    }

    private BookingState state(Someone someone, String ride) {
        return mine(someone, ride).mine().orElseThrow().state();
    }

    private List<String> told(Someone someone, String kind) {
        return jdbc.sql("""
                select c.title_zh || c.body_zh from notices.message m join notices.content c on c.id = m.content_id
                where m.person_id = :person and c.code = :kind order by m.id
                """)
                .param("person", someone.id())
                .param("kind", kind)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    /** The files with one trip later by so many seconds, or without it. */
    private Map<String, String> other(String trip, Optional<Integer> later) {
        Map<String, String> files = new HashMap<>(round.files());
        files.computeIfPresent(
                "stop_times.txt",
                (_, text) -> text.lines()
                        .filter(line -> later.isPresent() || !line.startsWith(trip + ","))
                        .map(line -> line.startsWith(trip + ",") ? later(line, later.orElse(0)) : line)
                        .collect(Collectors.joining("\n")));
        files.computeIfPresent(
                "trips.txt",
                (_, text) -> text.lines()
                        .filter(line -> later.isPresent() || !line.endsWith("," + trip))
                        .collect(Collectors.joining("\n")));
        return files;
    }

    private static String later(String line, int seconds) {
        List<String> cells = List.of(line.split(",", -1));
        String[] time = cells.get(1).split(":", -1);
        int at = Integer.parseInt(time[0]) * 3_600 + Integer.parseInt(time[1]) * 60 + Integer.parseInt(time[2]);
        String moved = FeedWriter.time(at + seconds);
        return String.join(",", cells.get(0), moved, moved, cells.get(3), cells.get(4));
    }

    @Test
    void seatsFollowANewTimetableAndRidersAreToldOnce() {
        ask(first, "G4");
        ask(second, "G4");
        Instant before = mine(first, "G4").leavesAt();
        UUID version = activate(other("G4", Optional.of(600)));
        assertThat(mine(first, "G4").leavesAt()).isEqualTo(before.plusSeconds(600));
        assertThat(state(first, "G4")).isEqualTo(BookingState.HELD);
        assertThat(state(second, "G4")).isEqualTo(BookingState.WAITING);
        feeds.activate(OFFICE, version);
        feeds.followAgain();
        assertThat(told(first, BusNoticeKinds.RETIMED)).hasSize(1);
        assertThat(told(second, BusNoticeKinds.RETIMED)).hasSize(1);
    }

    @Test
    void aRunThatTheTimetableHasNoMoreIsCancelledAndComesBackWithItsSeats() {
        ask(first, "G5");
        desk.cancel(OFFICE, round.day(), "G6", "大雾");
        UUID before = networks.loaded().version();
        activate(other("G5", Optional.empty()));
        SeatRun gone = mine(first, "G5");
        assertThat(gone.gone()).isTrue();
        assertThat(gone.route().name()).isEqualTo("校区间");
        assertThat(told(first, BusNoticeKinds.CANCELLED))
                .singleElement()
                .asString()
                .contains("时刻调整后没有这个班次");
        assertThat(seatStore.ridden(first.id(), gone.leavesAt(), gone.arrivesAt()))
                .isEmpty();
        UUID run = gone.mine().orElseThrow().run();
        refused(TransportProblem.RUN_CANCELLED, () -> boardings.byHand(run, UUID.randomUUID(), first.number()));
        refused(TransportProblem.RUN_UNKNOWN, () -> ask(second, "G5"));
        feeds.activate(OFFICE, before);
        assertThat(mine(first, "G5").gone()).isFalse();
        assertThat(state(first, "G5")).isEqualTo(BookingState.HELD);
        assertThat(told(first, BusNoticeKinds.RETIMED)).hasSize(1);
        assertThat(runs.find(round.day(), "G6").orElseThrow().cancelled())
                .as("what staff cancelled stays so")
                .hasValue("大雾");
        desk.restore(OFFICE, round.day(), "G6");
    }

    /** A service day goes on after midnight; what leaves then is looked for under the day on which it leaves. */
    @Test
    void whatLeavesAfterMidnightIsFoundOnTheDayOnWhichItLeaves() {
        Map<String, String> files = new HashMap<>(round.files());
        files.merge("trips.txt", "B,D,NIGHT\n", String::concat);
        files.merge("stop_times.txt", "NIGHT,24:50:00,24:50:00,A,1\nNIGHT,25:10:00,25:10:00,B,2\n", String::concat);
        activate(files);
        LocalDate next = round.day().plusDays(1);
        assertThat(board.bookable(actor(first), round.day()))
                .extracting(SeatRun::ride)
                .doesNotContain("NIGHT");
        SeatRun night = board.bookable(actor(first), next).stream()
                .filter(run -> run.ride().equals("NIGHT"))
                .findFirst()
                .orElseThrow();
        assertThat(night.day()).isEqualTo(round.day());
        assertThat(night.free()).isEqualTo(1);
        seats.ask(actor(first), night.day(), "NIGHT");
        assertThat(board.bookable(actor(first), next))
                .filteredOn(run -> run.ride().equals("NIGHT"))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.free()).isZero();
                    assertThat(run.mine().orElseThrow().state()).isEqualTo(BookingState.HELD);
                });
    }

    @Test
    void nothingLeavesOnADayThatIsOver() {
        assertThat(board.bookable(actor(first), round.day().minusDays(80))).isEmpty();
    }

    @Test
    void aCancellationWeeksAheadIsShown() {
        LocalDate far = round.day().plusDays(20);
        Map<String, String> files = new HashMap<>(round.files());
        files.merge("calendar_dates.txt", "D," + far.format(DateTimeFormatter.BASIC_ISO_DATE) + ",1\n", String::concat);
        activate(files);
        desk.cancel(OFFICE, far, "G7", "检修");
        BusTimes times = new BusTimes(networks, live, runs, seatStore, Clock.systemUTC());
        assertThat(times.day("A", far).departures())
                .filteredOn(one -> one.ride().equals("G7"))
                .singleElement()
                .satisfies(one -> assertThat(one.cancelled()).hasValue("检修"));
    }

    @Test
    void whoIsAboardKeepsTheSeatWhateverTheyGiveBack() {
        BusBooking booking = ask(first, "G3");
        ask(second, "G3");
        boardings.byHand(booking.run(), UUID.randomUUID(), first.number());
        seats.giveBack(actor(first), booking.id());
        assertThat(state(first, "G3")).isEqualTo(BookingState.BOARDED);
        assertThat(state(second, "G3")).isEqualTo(BookingState.WAITING);
    }

    @Test
    void aDutyThatEndsBeforeTheRunLeavesTakesNobodysSeat() {
        BusBooking booking = ask(first, "G7");
        ask(second, "G7");
        boardings.over(booking.run());
        assertThat(state(first, "G7")).isEqualTo(BookingState.HELD);
        assertThat(state(second, "G7")).isEqualTo(BookingState.WAITING);
    }

    @Test
    void aRunThatGoesAfterAllGivesItsFreeSeatsToThoseWhoWait() {
        BusBooking booking = ask(first, "G8");
        ask(second, "G8");
        desk.cancel(OFFICE, round.day(), "G8", "大雾");
        seats.giveBack(actor(first), booking.id());
        assertThat(state(second, "G8")).isEqualTo(BookingState.WAITING);
        desk.restore(OFFICE, round.day(), "G8");
        assertThat(state(second, "G8")).isEqualTo(BookingState.HELD);
        assertThat(told(second, BusNoticeKinds.SEAT)).hasSize(1);
    }

    @Test
    void aVehicleThatIsNotThereCannotBeChanged() {
        UUID id = UUID.randomUUID();
        String plate = "校C" + System.nanoTime() % 100_000;
        refused(KernelProblem.NOT_FOUND, () -> desk.change(OFFICE, new Vehicle(id, plate, 40, Optional.empty())));
        desk.add(OFFICE, new Vehicle(id, plate, 40, Optional.empty()));
        assertThat(desk.change(OFFICE, new Vehicle(id, plate, 45, Optional.empty()))
                        .seats())
                .isEqualTo(45);
        desk.retire(OFFICE, id);
        refused(KernelProblem.NOT_FOUND, () -> desk.change(OFFICE, new Vehicle(id, plate, 45, Optional.empty())));
    }
}
