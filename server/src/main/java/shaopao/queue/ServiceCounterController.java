package shaopao.queue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.hall.ActOnApplication;
import shaopao.hall.OnSite.CounterCase;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.ProblemException;
import shaopao.queue.CounterCaseDesk.AtCounter;
import shaopao.queue.CounterDays.CounterDay;
import shaopao.queue.CounterDays.OwnCounter;
import shaopao.queue.QueueTicket.How;
import shaopao.workflow.CaseId;

/** Counters, for the clerks who can serve there; to all others a counter does not exist. */
@RestController
@RequestMapping("/api/queue/counters")
class ServiceCounterController {

    private final ServiceCounters counters;
    private final CounterDays days;
    private final CounterCaseDesk cases;
    private final Kiosks kiosks;
    private final Tickets tickets;

    ServiceCounterController(
            ServiceCounters counters, CounterDays days, CounterCaseDesk cases, Kiosks kiosks, Tickets tickets) {
        this.counters = counters;
        this.days = days;
        this.cases = cases;
        this.kiosks = kiosks;
        this.tickets = tickets;
    }

    /** Counters at which the reader can do something. */
    @MayCall(QueuePart.SERVE)
    @GetMapping
    List<OwnCounter> ownCounters(Actor actor) {
        return days.counters(actor);
    }

    /** One's counter: who is there, who waits, what was done today. */
    @MayCall(QueuePart.SERVE)
    @GetMapping("/{counter}")
    CounterDay counterDay(Actor actor, @PathVariable UUID counter) {
        return days.day(actor, counter);
    }

    @Once
    @MayCall(QueuePart.SERVE)
    @PostMapping("/{counter}/open")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void openCounter(Actor actor, @PathVariable UUID counter) {
        counters.sit(actor, counter, false);
    }

    @Once
    @MayCall(QueuePart.SERVE)
    @PostMapping("/{counter}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pauseCounter(Actor actor, @PathVariable UUID counter) {
        counters.sit(actor, counter, true);
    }

    @Once
    @MayCall(QueuePart.SERVE)
    @PostMapping("/{counter}/close")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void closeCounter(Actor actor, @PathVariable UUID counter) {
        counters.stand(actor, counter);
    }

    /** Ends the visit that is on, if any, and calls the next one. */
    @Once
    @MayCall(QueuePart.SERVE)
    @PostMapping("/{counter}/next")
    CounterDay callNext(Actor actor, @PathVariable UUID counter, @Valid @RequestBody CallNext command) {
        counters.next(actor, counter, Optional.ofNullable(command.end()).map(EndVisit::end));
        return days.day(actor, counter);
    }

    /** One act on somebody who is at the counter, or was sent away from it. */
    @Once
    @MayCall(QueuePart.SERVE)
    @PostMapping("/{counter}/tickets/{ticket}/acts")
    CounterDay actOnTicket(
            Actor actor,
            @PathVariable UUID counter,
            @PathVariable TicketId ticket,
            @Valid @RequestBody ActOnTicket command) {
        counters.act(actor, counter, ticket, command.wish());
        return days.day(actor, counter);
    }

    /** Who is served there, with open cases and what is missing; the look is recorded. */
    @MayCall(QueuePart.SERVE)
    @GetMapping("/{counter}/person")
    AtCounter atCounter(Actor actor, @PathVariable UUID counter) {
        return cases.look(actor, counter);
    }

    /** Decides a case of the person that waits for the clerk. */
    @Once
    @MayCall(QueuePart.SERVE)
    @PostMapping("/{counter}/cases/{id}/acts")
    AtCounter actOnCase(
            Actor actor,
            @PathVariable UUID counter,
            @PathVariable UUID id,
            @Valid @RequestBody ActOnApplication command) {
        return cases.act(actor, counter, new CaseId(id), command);
    }

    /** Hands a case in again for the person who stands there. */
    @Once
    @MayCall(QueuePart.SERVE)
    @PostMapping("/{counter}/cases/{id}/hand-in")
    CounterCase handInCase(
            Actor actor, @PathVariable UUID counter, @PathVariable UUID id, @Valid @RequestBody HandInCase command) {
        return cases.handIn(actor, counter, new CaseId(id), command.commandId(), Map.copyOf(command.mended()));
    }

    /** At the door: whose code was read is checked in, or gets a number for a service. */
    @MayCall(QueuePart.SERVE)
    @PostMapping("/{counter}/arrivals")
    QueueViews.MyTicket letIn(Actor actor, @PathVariable UUID counter, @Valid @RequestBody LetIn command) {
        return days.shown(actor, counter, command.service(), service -> {
            var person = kiosks.read(actor, command.code());
            return tickets.take(Optional.of(person), service, How.DOOR, actor.name());
        });
    }

    /** {@code end}: why the one came who is there now, and is done. */
    record CallNext(@Nullable @Valid EndVisit end) {}

    /** What is done. */
    enum CounterActKind {
        RECALL,
        START,
        HOLD,
        RESUME,
        TRANSFER,
        SEND_AWAY,
        MISS,
        BACK,
        FINISH
    }

    /**
     * Do this to a ticket.
     *
     * @param service to which it is sent on
     * @param note what is to be mended
     * @param end why the person came
     */
    record ActOnTicket(
            @NotNull CounterActKind act,
            @Nullable UUID service,

            @Size(max = 200) @Pattern(regexp = "[^\\x00]*") @Nullable String note,

            @Valid @Nullable EndVisit end) {

        CounterAct wish() {
            return switch (act) {
                case RECALL -> new CounterAct.Recall();
                case START -> new CounterAct.Start();
                case HOLD -> new CounterAct.Hold();
                case RESUME -> new CounterAct.Resume();
                case TRANSFER -> {
                    if (service == null) {
                        throw new ProblemException(KernelProblem.INVALID_REQUEST, Map.of("field", "service"));
                    }
                    yield new CounterAct.Transfer(service);
                }
                case SEND_AWAY -> new CounterAct.SendAway(note == null ? "" : note.strip());
                case MISS -> new CounterAct.Miss();
                case BACK -> new CounterAct.Back();
                case FINISH -> new CounterAct.Finish(end == null ? VisitEnd.SILENT : end.end());
            };
        }
    }

    record HandInCase(
            @NotNull UUID commandId,
            @NotNull @Size(max = 50) Map<@Size(max = 60) String, @NotNull @Size(max = 2_000) String> mended) {}

    record LetIn(
            @NotBlank @Size(max = 320) String code, @NotNull UUID service) {}
}
