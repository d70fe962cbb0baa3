package shaopao.pass;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
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

/** One's own pass: phone, codes, freezing, what was done with it, who asked. */
@RestController
@RequestMapping("/api/pass/mine")
class MyPassController {

    private final PassBook book;
    private final Phones phones;
    private final Freezing freezing;
    private final PassCards cards;
    private final Alarms alarms;
    private final Inquiries inquiries;
    private final MyTaking taking;

    MyPassController(
            PassBook book,
            Phones phones,
            Freezing freezing,
            PassCards cards,
            Alarms alarms,
            Inquiries inquiries,
            MyTaking taking) {
        this.book = book;
        this.phones = phones;
        this.freezing = freezing;
        this.cards = cards;
        this.alarms = alarms;
        this.inquiries = inquiries;
        this.taking = taking;
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping
    MyPass myPass(Actor actor) {
        return book.mine(actor);
    }

    /** Makes the phone that asks the one that shows the pass; the answer holds its key, which is told this once. */
    @MayCall(value = MayCall.SIGNED_IN, stepUp = true)
    @PutMapping("/phone")
    Phones.BoundPhone bindPhone(Actor actor, @Valid @RequestBody BindPhone command) {
        return phones.bind(actor, command.phone());
    }

    /** Signatures for the coming hours, for the phone that proves itself by a code that it never shows. */
    @MayCall(MayCall.SIGNED_IN)
    @PutMapping("/minutes")
    Phones.SignedMinutes signedMinutes(Actor actor, @Valid @RequestBody SignMinutes command) {
        return phones.minutes(actor, command.code());
    }

    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/freeze")
    MyPass freezeMyPass(Actor actor) {
        freezing.freeze(actor);
        return book.mine(actor);
    }

    /** Takes the freezing back, within half a minute of it. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/freeze/undo")
    MyPass undoFreezing(Actor actor) {
        freezing.undo(actor);
        return book.mine(actor);
    }

    @Once
    @MayCall(value = MayCall.SIGNED_IN, stepUp = true)
    @PostMapping("/unfreeze")
    MyPass unfreezeMyPass(Actor actor) {
        freezing.unfreeze(actor);
        return book.mine(actor);
    }

    /** Reports a card lost: it is dead at once. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/cards/{id}/lost")
    MyPass reportCardLost(Actor actor, @PathVariable UUID id) {
        cards.end(actor, book.own(actor.person()), id, CardEnd.LOST);
        return book.mine(actor);
    }

    /** What the pass was used for, refusals too, latest first. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/uses")
    List<PassUse> myUses(Actor actor, @RequestParam Optional<Instant> before) {
        return book.usesOf(actor.person(), before);
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/alarms")
    List<PassAlarmCard> myAlarms(Actor actor) {
        return alarms.ofPerson(actor.person());
    }

    /** Who asked what, latest first; those that wait for an answer among them. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/inquiries")
    List<Inquiry> myInquiries(Actor actor) {
        return inquiries.mine(actor.person());
    }

    /** Says yes or no to somebody who asks. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/inquiries/{id}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answerInquiry(Actor actor, @PathVariable UUID id, @Valid @RequestBody AnswerInquiry command) {
        inquiries.answer(actor, id, command.agree());
    }

    /** What one may take, and what one took. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/entitlements")
    MyTaking.MyEntitlements myEntitlements(Actor actor) {
        return taking.of(actor.person());
    }

    /** Checks in by the code on the screen. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/check-in")
    Occasions.CheckedIn scanScreen(Actor actor, @Valid @RequestBody ScanScreen command) {
        return taking.scanned(actor, command.code());
    }

    /** {@code phone}: what its holder calls it, as the browser tells. */
    record BindPhone(@NotBlank @Size(max = 80) String phone) {}

    record SignMinutes(@NotBlank @Size(max = 120) String code) {}

    record AnswerInquiry(@NotNull Boolean agree) {}

    record ScanScreen(@NotBlank @Size(max = 100) String code) {}
}
