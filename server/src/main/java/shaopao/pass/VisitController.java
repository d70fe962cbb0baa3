package shaopao.pass;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
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
import shaopao.kernel.Page;
import shaopao.kernel.ProblemException;

/** Visitors: for their hosts, for the visitors' phones, which are signed in nowhere, and for staff. */
@RestController
@RequestMapping("/api/pass/visits")
class VisitController {

    static final String STAFF = "pass.visitors";

    private final Visits visits;
    private final PassBook book;
    private final Passes passes;
    private final Clock clock;

    VisitController(Visits visits, PassBook book, Passes passes, Clock clock) {
        this.visits = visits;
        this.book = book;
        this.passes = passes;
        this.clock = clock;
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/mine")
    List<PassVisit> myVisits(Actor actor) {
        return visits.mine(actor.person());
    }

    @Once
    @MayCall(PassBook.INVITE)
    @PostMapping("/mine")
    @ResponseStatus(HttpStatus.CREATED)
    Visits.InvitedVisit inviteVisitor(Actor actor, @Valid @RequestBody InviteVisitor command) {
        return visits.invite(
                actor,
                command.guestName(),
                command.reason(),
                command.from(),
                command.until(),
                command.places().orElse(List.of()));
    }

    /** Where a visitor of one's own showed the code. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/mine/{id}/uses")
    List<PassUse> visitorUses(Actor actor, @PathVariable UUID id) {
        return book.uses(visits.mine(actor.person(), id).pass(), Optional.empty());
    }

    @Once
    @MayCall(PassBook.INVITE)
    @PostMapping("/mine/{id}/link")
    Visits.InvitedVisit linkVisitorAgain(Actor actor, @PathVariable UUID id) {
        return visits.relink(actor, id);
    }

    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/mine/{id}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancelMyVisitor(Actor actor, @PathVariable UUID id) {
        visits.cancel(actor, id);
    }

    /** All visits that are not over. */
    @MayCall(value = STAFF, everywhere = true)
    @GetMapping
    Page<PassVisit> visits(@RequestParam Optional<UUID> after, @RequestParam(defaultValue = "50") int limit) {
        return visits.current(after, limit);
    }

    @Once
    @MayCall(value = STAFF, everywhere = true)
    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancelVisitor(Actor actor, @PathVariable UUID id) {
        visits.cancelAny(actor, id);
    }

    /** Puts the code on the visitor's phone; the link works once, and no answer with a key is kept. */
    @MayCall(MayCall.ANYONE)
    @PutMapping("/open")
    Visits.OpenedVisit openVisit(@Valid @RequestBody OpenVisit command) {
        return visits.open(command.link(), command.phone());
    }

    /** Fresh signed minutes for a visitor's phone, which proves itself by a code that it never shows. */
    @Once
    @MayCall(MayCall.ANYONE)
    @PostMapping("/refresh")
    Visits.RefreshedVisit refreshVisit(@Valid @RequestBody RefreshVisit command) {
        byte[] code = CodeFormat.bytes(command.code()).orElseGet(() -> new byte[0]);
        return passes.prove(code, clock.instant())
                .map(known -> visits.refresh(
                        known, CodeFormat.parts(code).orElseThrow().number()))
                .orElseThrow(() -> new ProblemException(PassProblem.VISIT_LINK_INVALID));
    }

    /** {@code places}: where the visitor may go; absent for every place that lets visitors in. */
    record InviteVisitor(
            @NotBlank @Size(max = 60) String guestName,
            @NotNull @Size(max = 200) String reason,
            @NotNull Instant from,
            @NotNull Instant until,
            Optional<@Size(max = 20) List<UUID>> places) {}

    record OpenVisit(
            @NotBlank @Size(max = 40) String link,
            @NotBlank @Size(max = 80) String phone) {}

    record RefreshVisit(@NotBlank @Size(max = 120) String code) {}
}
