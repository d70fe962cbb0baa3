package shaopao.pass;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;

/** Passes for staff: those of persons in their reach, and the alarms. */
@RestController
@RequestMapping("/api/pass/desk")
class PassDeskController {

    static final String ALARMS = "pass.alarms";

    private final PassBook book;
    private final Freezing freezing;
    private final PassCards cards;
    private final Alarms alarms;

    PassDeskController(PassBook book, Freezing freezing, PassCards cards, Alarms alarms) {
        this.book = book;
        this.freezing = freezing;
        this.cards = cards;
        this.alarms = alarms;
    }

    @MayCall(PassBook.DESK)
    @GetMapping("/people/{person}")
    MyPass passOfPerson(Actor actor, @PathVariable PersonId person) {
        return book.inReach(actor, person);
    }

    @MayCall(PassBook.DESK)
    @GetMapping("/people/{person}/uses")
    List<PassUse> usesOfPerson(Actor actor, @PathVariable PersonId person, @RequestParam Optional<Instant> before) {
        return book.usesInReach(actor, person, before);
    }

    @Once
    @MayCall(PassBook.DESK)
    @PostMapping("/people/{person}/freeze")
    MyPass freezePass(Actor actor, @PathVariable PersonId person, @Valid @RequestBody FreezePass command) {
        freezing.freeze(actor, book.reach(actor, person), command.reason());
        return book.inReach(actor, person);
    }

    @Once
    @MayCall(PassBook.DESK)
    @PostMapping("/people/{person}/unfreeze")
    MyPass unfreezePass(Actor actor, @PathVariable PersonId person) {
        freezing.unfreeze(actor, book.reach(actor, person));
        return book.inReach(actor, person);
    }

    @Once
    @MayCall(PassBook.DESK)
    @PostMapping("/people/{person}/cards")
    MyPass giveCard(Actor actor, @PathVariable PersonId person, @Valid @RequestBody GiveCard command) {
        cards.give(actor, book.reach(actor, person), command.number());
        return book.inReach(actor, person);
    }

    @Once
    @MayCall(PassBook.DESK)
    @PostMapping("/people/{person}/cards/{card}/end")
    MyPass endCard(
            Actor actor, @PathVariable PersonId person, @PathVariable UUID card, @Valid @RequestBody EndCard command) {
        cards.end(actor, book.reach(actor, person), card, command.reason());
        return book.inReach(actor, person);
    }

    /** Prints a pass for a day, of one use or of many; what was printed before is dead. */
    @Once
    @MayCall(PassBook.DESK)
    @PostMapping("/people/{person}/papers")
    PrintedPass printPass(Actor actor, @PathVariable PersonId person, @Valid @RequestBody PrintPass command) {
        PassId pass = book.reach(actor, person);
        return new PrintedPass(cards.print(actor, pass, command.single(), command.day()), command.day());
    }

    @MayCall(value = ALARMS, everywhere = true)
    @GetMapping("/alarms")
    Page<PassAlarmCard> passAlarms(
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int limit) {
        return alarms.alarms(open, after, limit);
    }

    @Once
    @MayCall(value = ALARMS, everywhere = true)
    @PostMapping("/alarms/{id}/settle")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void settleAlarm(Actor actor, @PathVariable UUID id, @Valid @RequestBody SettleAlarm command) {
        alarms.settle(actor, id, command.note());
    }

    /** How long it takes at least from place to place; sooner than that rings an alarm. */
    @MayCall(value = ALARMS, everywhere = true)
    @GetMapping("/distances")
    List<AlarmStore.Distance> distances() {
        return alarms.distances();
    }

    @MayCall(value = ALARMS, everywhere = true)
    @PutMapping("/distances/{placeA}/{placeB}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setDistance(
            Actor actor,
            @PathVariable UUID placeA,
            @PathVariable UUID placeB,
            @Valid @RequestBody SetDistance command) {
        alarms.put(actor, new AlarmStore.Distance(placeA, placeB, command.seconds()));
    }

    @MayCall(value = ALARMS, everywhere = true)
    @DeleteMapping("/distances/{placeA}/{placeB}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeDistance(Actor actor, @PathVariable UUID placeA, @PathVariable UUID placeB) {
        alarms.remove(actor, placeA, placeB);
    }

    record FreezePass(@NotBlank @Size(max = 200) String reason) {}

    record GiveCard(@NotBlank @Size(max = 60) String number) {}

    record EndCard(@NotNull CardEnd reason) {}

    record PrintPass(@NotNull Boolean single, @NotNull LocalDate day) {}

    /** {@code text}: what the QR on the paper says, and what is typed when it cannot be read. */
    record PrintedPass(String text, LocalDate day) {}

    record SettleAlarm(@NotBlank @Size(max = 500) String note) {}

    record SetDistance(@Min(1) @Max(86_400) int seconds) {}
}
