package shaopao.booking;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.booking.LotRules.SeatWish;
import shaopao.booking.SeatDraws.DrawCard;
import shaopao.booking.SeatDraws.DrawRecord;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.ProblemException;

/**
 * Draws of seats: everybody signed in sees them, asks for themselves, and reads the record that lets anyone recompute.
 */
@RestController
@RequestMapping("/api/booking/draws")
class DrawController {

    private final SeatDraws draws;
    private final LotBox lots;
    private final DrawStore store;
    private final Clock clock;

    DrawController(SeatDraws draws, LotBox lots, DrawStore store, Clock clock) {
        this.draws = draws;
        this.lots = lots;
        this.store = store;
        this.clock = clock;
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping
    List<DrawCard> draws(Actor actor) {
        return draws.cards(actor.person());
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/{id}")
    DrawCard draw(Actor actor, @PathVariable UUID id) {
        return draws.card(id, actor.person());
    }

    /** Tickets, seats, seed and result; no names. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/{id}/record")
    DrawRecord drawRecord(@PathVariable UUID id) {
        return draws.record(id);
    }

    /** Asks for a seat; again, it changes the wish. Made for very many at once. */
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/{id}/lots")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void askForSeat(Actor actor, @PathVariable UUID id, @Valid @RequestBody AskForSeat command) {
        lots.ask(actor.person(), id, command.id(), command.wish());
    }

    @MayCall(MayCall.SIGNED_IN)
    @DeleteMapping("/{id}/lots")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdrawLot(Actor actor, @PathVariable UUID id) {
        if (!store.withdraw(id, actor.person(), clock.instant())) {
            throw new ProblemException(BookingProblem.DRAW_NOT_OPEN);
        }
    }

    /** {@code id}: made by the browser; the ticket is made of it. */
    record AskForSeat(@NotNull UUID id, @NotNull SeatWish wish) {}
}
