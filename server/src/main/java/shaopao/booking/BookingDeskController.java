package shaopao.booking;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import shaopao.booking.BlackoutStore.Blackout;
import shaopao.booking.BlackoutStore.PolicyFigures;
import shaopao.booking.BookingController.BookingPage;
import shaopao.booking.BookingDesk.BlackoutMade;
import shaopao.booking.BookingDesk.CalendarRow;
import shaopao.booking.CreditStore.CreditEntry;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.places.PlaceId;

/** The desk: each sees and decides what stands under the policies that they own; who manages bookings, everything. */
@RestController
@RequestMapping("/api/booking/desk")
class BookingDeskController {

    private final BookingDesk desk;
    private final Deciding deciding;
    private final BookingCredits credits;
    private final BookingPages pages;
    private final DeskAttendance attendance;
    private final BookingFigures figures;

    BookingDeskController(
            BookingDesk desk,
            Deciding deciding,
            BookingCredits credits,
            BookingPages pages,
            DeskAttendance attendance,
            BookingFigures figures) {
        this.desk = desk;
        this.deciding = deciding;
        this.credits = credits;
        this.pages = pages;
        this.attendance = attendance;
        this.figures = figures;
    }

    @MayCall(BookingRoles.DESK)
    @GetMapping("/calendar")
    List<CalendarRow> calendar(
            Actor actor, @RequestParam UUID policy, @RequestParam Instant from, @RequestParam Instant until) {
        return desk.calendar(actor, policy, BookedMoments.sane(from), BookedMoments.sane(until));
    }

    @MayCall(BookingRoles.DESK)
    @GetMapping("/pending")
    List<PendingCard> pendingBookings(Actor actor) {
        List<Booking> pending = deciding.pending(actor);
        Map<BookingId, Integer> rivals = deciding.rivals(pending);
        return pending.stream()
                .map(one -> new PendingCard(one, rivals.getOrDefault(one.id(), 0)))
                .toList();
    }

    @MayCall(BookingRoles.DESK)
    @GetMapping("/bookings/{id}")
    BookingPage deskBooking(Actor actor, @PathVariable BookingId id) {
        return pages.page(desk.booking(actor, id));
    }

    /** Approves; all others who want the place at that time are refused. */
    @Once
    @MayCall(BookingRoles.DESK)
    @PostMapping("/bookings/{id}/approve")
    Booking approveBooking(Actor actor, @PathVariable BookingId id) {
        return deciding.approve(actor, id);
    }

    @Once
    @MayCall(BookingRoles.DESK)
    @PostMapping("/bookings/{id}/reject")
    Booking rejectBooking(Actor actor, @PathVariable BookingId id, @Valid @RequestBody RejectBooking command) {
        return deciding.reject(actor, id, command.reason().strip());
    }

    @MayCall(BookingRoles.DESK)
    @GetMapping("/blackouts")
    List<Blackout> blackouts(Actor actor) {
        return desk.blackouts(actor);
    }

    @Once
    @MayCall(BookingRoles.DESK)
    @PostMapping("/blackouts")
    @ResponseStatus(HttpStatus.CREATED)
    BlackoutMade shutPlace(Actor actor, @Valid @RequestBody ShutPlace command) {
        return desk.shut(
                actor,
                command.place(),
                BookedMoments.sane(command.from()),
                BookedMoments.sane(command.until()),
                command.reason().strip());
    }

    @MayCall(BookingRoles.DESK)
    @DeleteMapping("/blackouts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reopenPlace(Actor actor, @PathVariable UUID id) {
        desk.reopen(actor, id);
    }

    @MayCall(BookingRoles.DESK)
    @GetMapping("/appeals")
    List<CreditEntry> appeals(Actor actor) {
        return credits.appeals(actor);
    }

    @Once
    @MayCall(BookingRoles.DESK)
    @PostMapping("/appeals/{id}/decide")
    CreditEntry decideAppeal(Actor actor, @PathVariable UUID id, @Valid @RequestBody DecideAppeal command) {
        return credits.decide(actor, id, command.upheld(), command.answer().strip());
    }

    /** Signs somebody in whose code was read at a place. */
    @Once
    @MayCall(BookingRoles.DESK)
    @PostMapping("/places/{place}/read")
    Booking readAtPlace(Actor actor, @PathVariable PlaceId place, @Valid @RequestBody ReadAtPlace command) {
        return attendance.read(actor, place, command.code());
    }

    @MayCall(BookingRoles.DESK)
    @GetMapping("/figures")
    List<PolicyFigures> bookingFigures(Actor actor, @RequestParam Instant from, @RequestParam Instant until) {
        return figures.of(actor, BookedMoments.sane(from), BookedMoments.sane(until));
    }

    /** A request, and how many others want its place at that time. */
    record PendingCard(Booking booking, int rivals) {}

    record RejectBooking(
            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00]*") String reason) {}

    record ShutPlace(
            @NotNull PlaceId place,
            @NotNull Instant from,
            @NotNull Instant until,

            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00]*") String reason) {}

    record DecideAppeal(
            @NotNull Boolean upheld,

            @NotBlank @Size(max = 300) @Pattern(regexp = "[^\\x00]*") String answer) {}

    /** {@code code}: what the reader read or somebody typed. */
    record ReadAtPlace(@NotBlank @Size(max = 500) String code) {}
}
