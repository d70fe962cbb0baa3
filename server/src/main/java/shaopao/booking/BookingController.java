package shaopao.booking;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.booking.EquipmentStore.MobileEquipment;
import shaopao.booking.NewBooking.BookingGuest;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;

/** One's own bookings: everybody signed in makes, sees and changes their own; of others' there are none. */
@RestController
@RequestMapping("/api/bookings")
class BookingController {

    private final Bookings bookings;
    private final OwnBookings own;
    private final SeatRush rush;
    private final EquipmentStore equipment;
    private final BookingPages pages;

    BookingController(Bookings bookings, OwnBookings own, SeatRush rush, EquipmentStore equipment, BookingPages pages) {
        this.bookings = bookings;
        this.own = own;
        this.rush = rush;
        this.equipment = equipment;
        this.pages = pages;
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping
    Page<Booking> bookings(
            Actor actor,
            @RequestParam(defaultValue = "false") boolean past,
            @RequestParam Optional<Instant> after,
            @RequestParam(defaultValue = "50") int limit) {
        int size = Page.limit(limit);
        return Page.of(
                bookings.mine(actor.person(), past, past ? after : Optional.empty(), size + 1),
                size,
                booking -> booking.from().toString());
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/{id}")
    BookingPage booking(Actor actor, @PathVariable BookingId id) {
        return pages.page(bookings.own(actor, id));
    }

    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Booking book(Actor actor, @Valid @RequestBody BookPlace command) {
        return bookings.book(actor, command.wanted());
    }

    /** Any seat, first come first served; made for very many at once. The id makes it safe to ask again. */
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/any")
    Booking bookAny(Actor actor, @Valid @RequestBody BookAnySeat command) {
        return rush.any(
                actor.person(),
                command.id(),
                new SeatRush.Pool(
                        command.policy(),
                        command.area(),
                        BookedMoments.sane(command.from()),
                        BookedMoments.sane(command.until())));
    }

    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/{id}/cancel")
    Booking cancelBooking(Actor actor, @PathVariable BookingId id) {
        return own.cancel(actor, id);
    }

    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/{id}/sign-in")
    Booking signInToBooking(Actor actor, @PathVariable BookingId id, @Valid @RequestBody SignInAt command) {
        return own.signIn(actor, id, command.key());
    }

    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/{id}/leave")
    Booking leaveBooking(Actor actor, @PathVariable BookingId id) {
        return own.leave(actor, id);
    }

    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/{id}/end")
    Booking endBooking(Actor actor, @PathVariable BookingId id) {
        return own.end(actor, id);
    }

    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/{id}/accept")
    Booking acceptOffer(Actor actor, @PathVariable BookingId id) {
        return own.accept(actor, id);
    }

    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/{id}/decline")
    Booking declineOffer(Actor actor, @PathVariable BookingId id) {
        return own.decline(actor, id);
    }

    /** Kinds of mobile equipment that one may ask for with a booking. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/equipment")
    List<EquipmentKind> equipmentKinds() {
        return equipment.all().stream()
                .filter(one -> !one.out())
                .map(one -> new EquipmentKind(one.kind(), one.name()))
                .collect(java.util.stream.Collectors.toMap(
                        EquipmentKind::kind, one -> one, (one, _) -> one, java.util.TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    /** A kind of equipment, by the name of one of its pieces. */
    record EquipmentKind(String kind, Words name) {}

    /** A booking with what belongs to it. */
    record BookingPage(
            Booking booking,
            Words policyName,
            BookingTerms terms,
            List<BookingGuest> guests,
            List<MobileEquipment> equipment,
            List<OtherPlace> others) {}

    /** A place that would do as well, when the booking lost its own. */
    record OtherPlace(PlaceId id, String code, Words name, int capacity) {}

    record GuestLine(
            @NotBlank @Size(max = 40) @Pattern(regexp = "[^\\x00]*") String name,

            @NotNull @Size(max = 60) @Pattern(regexp = "[^\\x00]*") String remark) {}

    /** Book a place; {@code guests} is the list of names, the one who books included. */
    record BookPlace(
            @NotNull BookingId id,
            @NotNull PlaceId place,
            @NotNull Instant from,
            @NotNull Instant until,

            @NotNull @Size(max = 100) @Pattern(regexp = "[^\\x00]*") String title,

            @Min(1) @Max(10_000) int people,
            @NotNull @Size(max = 500) List<@Valid @NotNull GuestLine> guests,
            @NotNull @Size(max = 10) Set<@NotBlank @Size(max = 40) @Pattern(regexp = "[^\\x00]*") String> equipment) {

        NewBooking wanted() {
            return new NewBooking(
                    id,
                    place,
                    BookedMoments.sane(from),
                    BookedMoments.sane(until),
                    title.strip(),
                    people,
                    guests.stream()
                            .map(one -> new BookingGuest(
                                    one.name().strip(), one.remark().strip()))
                            .toList(),
                    equipment,
                    Optional.empty());
        }
    }

    record BookAnySeat(
            @NotNull BookingId id,
            @NotNull UUID policy,
            @NotNull PlaceId area,
            @NotNull Instant from,
            @NotNull Instant until) {}

    /** {@code key}: from the code that is fixed to the place. */
    record SignInAt(@NotBlank @Size(max = 64) String key) {}
}
