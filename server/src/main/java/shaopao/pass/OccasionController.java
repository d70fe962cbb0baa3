package shaopao.pass;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.people.PersonKind;

/** Occasions for those who hold them: each sees and runs their own; who holds the permission over all, all. */
@RestController
@RequestMapping("/api/pass/occasions")
class OccasionController {

    private final Occasions occasions;
    private final CodeDesk desk;

    OccasionController(Occasions occasions, CodeDesk desk) {
        this.occasions = occasions;
        this.desk = desk;
    }

    @MayCall(Occasions.MANAGE)
    @GetMapping
    Page<Occasion> occasions(
            Actor actor, @RequestParam Optional<UUID> after, @RequestParam(defaultValue = "50") int limit) {
        return occasions.occasions(actor, after, limit);
    }

    @Once
    @MayCall(Occasions.MANAGE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Occasion makeOccasion(Actor actor, @Valid @RequestBody MakeOccasion command) {
        return occasions.make(actor, command.occasion(actor));
    }

    @MayCall(Occasions.MANAGE)
    @GetMapping("/{id}")
    OccasionPage occasion(Actor actor, @PathVariable UUID id) {
        return new OccasionPage(occasions.occasion(actor, id), occasions.count(actor, id));
    }

    @Once
    @MayCall(Occasions.MANAGE)
    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancelOccasion(Actor actor, @PathVariable UUID id) {
        occasions.cancel(actor, id);
    }

    /** Who is on the list, latest first. */
    @MayCall(Occasions.MANAGE)
    @GetMapping("/{id}/attendances")
    List<Attendance> attendances(Actor actor, @PathVariable UUID id) {
        return occasions.attendances(actor, id);
    }

    /** The code that the screen shows now, and changes every 15 s. */
    @MayCall(Occasions.MANAGE)
    @GetMapping("/{id}/screen")
    ScreenCode screenCode(Actor actor, @PathVariable UUID id) {
        return new ScreenCode(occasions.screen(actor, id), occasions.count(actor, id));
    }

    /** Checks somebody in whose code was read. */
    @Once
    @MayCall(Occasions.MANAGE)
    @PostMapping("/{id}/read")
    Occasions.CheckedIn readForOccasion(Actor actor, @PathVariable UUID id, @Valid @RequestBody ReadCode command) {
        occasions.occasion(actor, id);
        return occasions.read(actor, id, desk.accepted(actor, command.code(), Purpose.CHECK_IN));
    }

    /** Writes somebody down by hand. */
    @Once
    @MayCall(Occasions.MANAGE)
    @PostMapping("/{id}/by-hand")
    Occasions.CheckedIn checkInByHand(Actor actor, @PathVariable UUID id, @Valid @RequestBody CheckInByHand command) {
        return occasions.byHand(actor, id, command.number(), command.name(), command.note());
    }

    @MayCall(Occasions.MANAGE)
    @DeleteMapping("/{id}/attendances/{pass}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeAttendance(Actor actor, @PathVariable UUID id, @PathVariable PassId pass) {
        occasions.remove(actor, id, pass);
    }

    /** An occasion and how many have checked in. */
    record OccasionPage(Occasion occasion, int present) {}

    /** A code for the screen, and how many have checked in. */
    record ScreenCode(String code, int present) {}

    /** {@code code}: what the reader read or somebody typed. */
    record ReadCode(@NotBlank @Size(max = 200) String code) {}

    /** {@code name}: needed for somebody beyond the caller's reach. */
    record CheckInByHand(
            @NotBlank @Size(max = 32) String number,
            Optional<@Size(max = 100) String> name,
            @NotBlank @Size(max = 200) String note) {}

    /**
     * A new occasion.
     *
     * @param secondAfterMinutes so long after the first tag a second one counts at the earliest
     */
    record MakeOccasion(
            @NotNull OccasionKind kind,
            @NotBlank @Size(max = 100) String title,
            @NotNull @Size(max = 100) String place,
            @NotNull Instant startsAt,
            @NotNull Instant endsAt,
            @NotNull Instant opensAt,
            @NotNull Instant closesAt,
            @NotNull @Size(max = 10) Set<PersonKind> kinds,
            @NotNull @Size(max = 200) Set<UUID> units,
            @NotNull @Size(max = 200) Set<UUID> classes,
            @NotNull Boolean secondTag,
            @Min(0) @Max(600) int secondAfterMinutes,
            @NotNull Boolean screen) {

        private Occasion occasion(Actor actor) {
            return new Occasion(
                    Ids.next(),
                    kind,
                    title.strip(),
                    place.strip(),
                    startsAt,
                    endsAt,
                    new Occasion.CheckInWindow(opensAt, closesAt),
                    new Occasion.Audience(kinds, units, classes, Set.<PersonId>of()),
                    new Occasion.SecondTag(secondTag, secondAfterMinutes),
                    screen,
                    actor.person(),
                    actor.name(),
                    Optional.empty());
        }
    }
}
