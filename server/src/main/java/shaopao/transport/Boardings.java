package shaopao.transport;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.pass.Holder;
import shaopao.pass.Passes;
import shaopao.pass.Purpose;
import shaopao.pass.Reader;
import shaopao.pass.ReaderId;
import shaopao.pass.Reading;
import shaopao.pass.Shown;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.transport.BusDutyStore.Boarded;
import shaopao.transport.SeatRules.BookingState;
import shaopao.transport.SeatRules.BusBooking;
import shaopao.transport.SeatRules.Welcome;

/** Getting on, by the campus code or by hand. The run is held while it is decided, so the last seat goes to one. */
@Component
class Boardings {

    private static final int SHOWN_MAX = 100;

    private final Passes passes;
    private final People people;
    private final BusRunStore runs;
    private final BusSeatStore seats;
    private final BusDutyStore store;
    private final Clock clock;

    Boardings(Passes passes, People people, BusRunStore runs, BusSeatStore seats, BusDutyStore store, Clock clock) {
        this.passes = passes;
        this.people = people;
        this.runs = runs;
        this.seats = seats;
        this.store = store;
        this.clock = clock;
    }

    /**
     * What the one at the door hears.
     *
     * @param name the first character and how many follow
     * @param aboard how many are on the bus now
     */
    record BoardAnswer(boolean letsIn, Welcome welcome, String name, Optional<Integer> seat, int aboard) {}

    /** One person of the list at the door. */
    record ListedRider(String name, BookingState state, Optional<Integer> seat) {}

    /** Who has a seat, who waits, and how many got on. */
    record DoorList(List<ListedRider> riders, int aboard, int seats, List<String> lately) {}

    /**
     * Reads what was shown and lets its holder get on, or says why not; empty when it is not accepted, which is kept
     * for its holder and so must be no exception.
     */
    @Transactional
    public Optional<BoardAnswer> code(UUID run, UUID reader, String text) {
        Instant now = clock.instant();
        Reading reading = passes.read(Shown.text(text), Reader.of(new ReaderId(reader)), Purpose.CHECK_IN, now);
        return switch (reading) {
            case Reading.Accepted accepted -> Optional.of(board(run, accepted.holder(), "CODE", reader, now));
            case Reading.Refused _ -> Optional.empty();
        };
    }

    /** Somebody whose phone is empty, by number. */
    @Transactional
    public BoardAnswer byHand(UUID run, UUID driver, String number) {
        Person person = people.byNumber(number)
                .filter(Person::present)
                .orElseThrow(() -> new ProblemException(TransportProblem.BUS_CODE_REFUSED));
        return board(run, new Holder.Member(person.id()), "HAND", driver, clock.instant());
    }

    private BoardAnswer board(UUID id, Holder holder, String how, UUID by, Instant now) {
        BusRun run = runs.hold(id);
        if (run.cancelled().isPresent()) {
            throw new ProblemException(TransportProblem.RUN_CANCELLED);
        }
        return switch (holder) {
            case Holder.Member(PersonId person) -> member(run, person, how, by, now);
            case Holder.Guest guest -> guest(run, guest, how, by, now);
        };
    }

    private BoardAnswer member(BusRun run, PersonId person, String how, UUID by, Instant now) {
        String name = people.person(person).map(Person::name).orElse("");
        Optional<BusBooking> booking = seats.open(run.id(), person);
        boolean aboard = store.aboard(run.id(), person.value());
        Welcome welcome = SeatRules.welcome(run, booking.map(BusBooking::state), aboard, false, free(run));
        if (welcome == Welcome.ROOM && run.seats() > 0) {
            seats.ask(Ids.next(), run.id(), person, Instant.EPOCH);
            seats.promote(run.id(), now);
            booking = seats.open(run.id(), person);
        }
        if (welcome == Welcome.ROOM || welcome == Welcome.SEAT) {
            booking.ifPresent(one -> seats.board(one.id(), now));
            store.board(
                    new Boarded(Ids.next(), run.id(), person.value(), name, booking.map(BusBooking::id), how, now), by);
        }
        return new BoardAnswer(
                welcome.letsIn(), welcome, hidden(name), booking.flatMap(BusBooking::seat), store.count(run.id()));
    }

    private BoardAnswer guest(BusRun run, Holder.Guest guest, String how, UUID by, Instant now) {
        boolean aboard = store.aboard(run.id(), guest.visit());
        Welcome welcome = SeatRules.welcome(run, Optional.empty(), aboard, true, 0);
        if (welcome == Welcome.ROOM) {
            store.board(new Boarded(Ids.next(), run.id(), guest.visit(), guest.name(), Optional.empty(), how, now), by);
        }
        return new BoardAnswer(
                welcome.letsIn(), welcome, hidden(guest.name()), Optional.empty(), store.count(run.id()));
    }

    private int free(BusRun run) {
        BusSeatStore.Standing standing =
                seats.standings(List.of(run.id())).getOrDefault(run.id(), new BusSeatStore.Standing(run.id(), 0, 0, 0));
        return run.seats() - standing.held() - standing.boarded();
    }

    /** The seats of those who did not come are free for those at the door. */
    @Transactional
    public int release(UUID id) {
        Instant now = clock.instant();
        BusRun run = runs.hold(id);
        if (now.isBefore(run.leavesAt())) {
            throw new ProblemException(TransportProblem.SEATS_STILL_KEPT);
        }
        seats.endWaiting(id, now);
        return seats.releaseHeld(id, now);
    }

    /** The run is over. */
    void over(UUID id) {
        Instant now = clock.instant();
        BusRun run = runs.hold(id);
        // A driver who took the wrong run, or hands it to another, takes nobody's seat: it is kept until the run leaves
        if (!now.isBefore(run.leavesAt())) {
            seats.endWaiting(id, now);
            seats.releaseHeld(id, now);
        }
    }

    DoorList door(BusRun run) {
        List<BusBooking> bookings = seats.ofRun(run.id());
        var names = people.names(bookings.stream().map(BusBooking::person).toList());
        return new DoorList(
                bookings.stream()
                        .map(one ->
                                new ListedRider(hidden(names.getOrDefault(one.person(), "")), one.state(), one.seat()))
                        .toList(),
                store.count(run.id()),
                run.seats(),
                store.boardings(run.id(), SHOWN_MAX).stream()
                        .map(one -> hidden(one.name()))
                        .toList());
    }

    /** A screen that others see shows the first character and how many follow. */
    static String hidden(String name) {
        int shown = name.isEmpty() ? 0 : name.offsetByCodePoints(0, 1);
        return name.substring(0, shown) + "*".repeat(Math.min(3, name.codePointCount(shown, name.length())));
    }
}
