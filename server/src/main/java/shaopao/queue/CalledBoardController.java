package shaopao.queue;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Words;
import shaopao.queue.Forecasts.Outlook;
import shaopao.queue.HallSite.HallPlan;
import shaopao.queue.QueueViews.WaitSpan;

/** What a screen shows: numbers and counters, no names. */
@RestController
@RequestMapping("/api/queue/board")
class CalledBoardController {

    private static final int CALLS_MAX = 12;

    private final Kiosks kiosks;
    private final TicketStore tickets;
    private final Forecasts forecasts;

    CalledBoardController(Kiosks kiosks, TicketStore tickets, Forecasts forecasts) {
        this.kiosks = kiosks;
        this.tickets = tickets;
        this.forecasts = forecasts;
    }

    /** The board of the hall in which the machine stands; it asks again when an event tells it to. */
    @MayCall(QueuePart.BOARD)
    @GetMapping
    CalledBoard board(Actor machine) {
        UUID site = kiosks.site(machine);
        Outlook outlook = forecasts.outlook(site);
        HallPlan plan = outlook.plan();
        List<BoardCall> calls = tickets.atCounters(site, forecasts.today()).stream()
                .filter(one -> one.state() != TicketState.HELD)
                .sorted(Comparator.comparing((QueueTicket one) -> one.calledAt().orElse(Instant.EPOCH))
                        .reversed())
                .limit(CALLS_MAX)
                .map(one -> new BoardCall(
                        one.id(),
                        one.number().orElse(""),
                        one.counter().flatMap(id -> QueueViews.number(plan, id)).orElse(0),
                        one.calledAt().orElse(Instant.EPOCH),
                        one.calls(),
                        one.state() == TicketState.CALLED))
                .toList();
        return new CalledBoard(
                plan.site().name(),
                calls,
                plan.offices().stream().map(office -> line(outlook, office)).toList(),
                outlook.at());
    }

    private static BoardLine line(Outlook outlook, HallSite.HallOffice office) {
        List<HallSite.CounterService> services = outlook.plan().services().stream()
                .filter(one -> one.office().equals(office.id()))
                .toList();
        return new BoardLine(
                office.letter(),
                office.name(),
                services.stream().mapToInt(one -> outlook.waitingFor(one.id())).sum(),
                services.stream()
                        .flatMap(one -> WaitSpan.of(outlook, one.id()).stream())
                        .max(Comparator.comparing(WaitSpan::middle)));
    }

    /** One call; {@code fresh} while the person has not come yet. */
    record BoardCall(TicketId id, String number, int counter, Instant calledAt, int calls, boolean fresh) {}

    /** The line of an office. */
    record BoardLine(String letter, Words office, int waiting, Optional<WaitSpan> forecast) {}

    record CalledBoard(Words hall, List<BoardCall> calls, List<BoardLine> lines, Instant at) {}
}
