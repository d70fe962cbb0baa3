package shaopao.booking;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
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
import shaopao.booking.BookingFinder.FreeResource;
import shaopao.booking.BookingFinder.FreeWish;
import shaopao.booking.BookingFinder.PlaceDay;
import shaopao.booking.SeatPlans.SeatPlan;
import shaopao.booking.SeriesPlans.NamedPlan;
import shaopao.booking.SeriesPlans.SeriesWish;
import shaopao.booking.WaitingList.WaitingCard;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.places.PlaceId;

/**
 * Finding what is free, plans for many weeks, the waiting list, one's credit: for everybody signed in, about
 * themselves.
 */
@RestController
@RequestMapping("/api/booking")
class FindingController {

    private final BookingFinder finder;
    private final SeatPlans seats;
    private final SeriesPlans plans;
    private final SeriesBookings series;
    private final WaitingList waiting;
    private final BookingCredits credits;

    FindingController(
            BookingFinder finder,
            SeatPlans seats,
            SeriesPlans plans,
            SeriesBookings series,
            WaitingList waiting,
            BookingCredits credits) {
        this.finder = finder;
        this.seats = seats;
        this.plans = plans;
        this.series = series;
        this.waiting = waiting;
        this.credits = credits;
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/policies")
    List<PolicyCard> policies(Actor actor) {
        return finder.cards(actor.person());
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/free")
    List<FreeResource> freePlaces(
            Actor actor,
            @RequestParam Instant from,
            @RequestParam Instant until,
            @RequestParam Optional<UUID> policy,
            @RequestParam Optional<PlaceId> within,
            @RequestParam(defaultValue = "1") int people,
            @RequestParam Optional<Set<String>> equipment,
            @RequestParam(defaultValue = "false") boolean quiet,
            @RequestParam(defaultValue = "false") boolean power) {
        return finder.free(
                actor.person(),
                new FreeWish(
                        BookedMoments.sane(from),
                        BookedMoments.sane(until),
                        policy,
                        within,
                        Math.clamp(people, 1, 10_000),
                        equipment.orElse(Set.of()),
                        quiet,
                        power));
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/places/{place}")
    PlaceDay placeDay(Actor actor, @PathVariable PlaceId place, @RequestParam LocalDate day) {
        return finder.day(actor.person(), place, BookedMoments.sane(day));
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/areas/{area}")
    SeatPlan seatPlan(
            Actor actor,
            @PathVariable PlaceId area,
            @RequestParam UUID policy,
            @RequestParam Instant from,
            @RequestParam Instant until) {
        return seats.plan(actor.person(), area, policy, BookedMoments.sane(from), BookedMoments.sane(until));
    }

    /** A plan for the same hours in many weeks; books nothing. */
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/series/plan")
    NamedPlan planSeries(Actor actor, @Valid @RequestBody PlanSeries command) {
        return plans.plan(actor.person(), command.wish());
    }

    /** Books the weeks of a plan, all or none. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/series")
    @ResponseStatus(HttpStatus.CREATED)
    List<Booking> bookSeries(Actor actor, @Valid @RequestBody BookSeries command) {
        return series.book(actor, command.id(), command.title().strip(), command.people(), command.weeks());
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/waiting")
    List<WaitingCard> waiting(Actor actor) {
        return waiting.mine(actor.person());
    }

    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/waiting")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void joinWaiting(Actor actor, @Valid @RequestBody JoinWaiting command) {
        waiting.join(
                actor.person(),
                command.id(),
                command.policy(),
                command.place(),
                BookingWish.of(
                        BookedMoments.sane(command.from()), BookedMoments.sane(command.until()), command.people()));
    }

    @MayCall(MayCall.SIGNED_IN)
    @DeleteMapping("/waiting/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leaveWaiting(Actor actor, @PathVariable UUID id) {
        waiting.leave(actor.person(), id);
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/credit")
    BookingCredits.MyCredit credit(Actor actor) {
        return credits.mine(actor.person());
    }

    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/credit/{id}/appeal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void appealCredit(Actor actor, @PathVariable UUID id, @Valid @RequestBody AppealCredit command) {
        credits.appeal(actor, id, command.text().strip());
    }

    record PlanSeries(
            @NotNull UUID policy,
            Optional<PlaceId> within,
            Optional<PlaceId> near,
            @Min(1) @Max(10_000) int people,
            @NotNull @Size(max = 10) Set<@NotBlank @Size(max = 30) String> equipment,
            @Min(1) @Max(7) int weekday,
            @Min(0) @Max(1_439) int fromMinute,
            @Min(1) @Max(1_440) int untilMinute,
            @NotNull @Size(min = 1, max = 30) Set<@NotNull @Min(1) @Max(60) Integer> weeks) {

        SeriesWish wish() {
            return new SeriesWish(
                    policy, within, near, people, equipment, DayOfWeek.of(weekday), fromMinute, untilMinute, weeks);
        }
    }

    /** One week of a series. */
    record SeriesWeek(
            @NotNull BookingId id,
            @NotNull PlaceId place,
            @NotNull Instant from,
            @NotNull Instant until) {}

    record BookSeries(
            @NotNull UUID id,

            @NotBlank @Size(max = 100) @Pattern(regexp = "[^\\x00]*") String title,

            @Min(1) @Max(10_000) int people,
            @NotNull @Size(min = 1, max = 30) List<@Valid @NotNull SeriesWeek> weeks) {}

    /** {@code place} is absent for any place of the policy. */
    record JoinWaiting(
            @NotNull UUID id,
            @NotNull UUID policy,
            Optional<PlaceId> place,
            @NotNull Instant from,
            @NotNull Instant until,
            @Min(1) @Max(10_000) int people) {}

    record AppealCredit(
            @NotBlank @Size(max = 500) @Pattern(regexp = "[^\\x00]*") String text) {}
}
