package shaopao.booking;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shaopao.wallet.Account;
import shaopao.wallet.AccountLimits;
import shaopao.wallet.NewTransfer;
import shaopao.wallet.Note;
import shaopao.wallet.Outcome;
import shaopao.wallet.Owner;
import shaopao.wallet.Reason;
import shaopao.wallet.TransferId;
import shaopao.wallet.Wallet;

/**
 * Fees: set aside while somebody decides, taken when the booking is confirmed, given back when the school or the person
 * gives the place up in time. Ids of transfers follow from that of the booking, so that none is made twice. All that
 * one transaction moves goes to the ledger in one call, which locks the accounts in its own order.
 */
@Component
class BookingFees {

    /** The ledger sets nothing aside for longer than sixty days. */
    private static final Duration ASIDE_MAX = Duration.ofDays(59);

    private final Wallet wallet;
    private final Clock clock;

    BookingFees(Wallet wallet, Clock clock) {
        this.wallet = wallet;
        this.clock = clock;
    }

    /** Sets the fees aside until the bookings have begun, as far as the ledger lets. */
    void setAside(List<Booking> bookings) {
        require(paid(bookings).stream()
                .map(booking -> (NewTransfer) new NewTransfer.Pending(
                        id(booking, "aside"),
                        wallet.purse(booking.person()).id(),
                        income().id(),
                        booking.feeCents(),
                        Reason.FEE,
                        hold(booking),
                        note(booking)))
                .toList());
    }

    /** Takes the fees at once. */
    void take(List<Booking> bookings) {
        require(paid(bookings).stream().map(this::single).toList());
    }

    /** Takes what was set aside for some, and frees it for others; what is no longer aside is taken from the purse. */
    void settle(List<Booking> approved, List<Booking> refused) {
        List<Booking> taken = paid(approved);
        List<NewTransfer> transfers = new ArrayList<>();
        taken.forEach(booking -> transfers.add(
                new NewTransfer.PostPending(id(booking, "paid"), id(booking, "aside"), Optional.empty())));
        paid(refused)
                .forEach(booking ->
                        transfers.add(new NewTransfer.VoidPending(id(booking, "freed"), id(booking, "aside"))));
        List<Outcome> outcomes = move(transfers);
        List<NewTransfer> late = new ArrayList<>();
        for (int at = 0; at < taken.size(); at++) {
            if (outcomes.get(at) instanceof Outcome.Refused) {
                late.add(single(taken.get(at)));
            }
        }
        require(late);
    }

    /** Gives back what was paid. */
    void giveBack(List<Booking> bookings) {
        require(paid(bookings).stream()
                .map(booking -> (NewTransfer) new NewTransfer.Refund(
                        id(booking, "back"), id(booking, "paid"), booking.feeCents(), note(booking)))
                .toList());
    }

    private void require(List<NewTransfer> transfers) {
        move(transfers).forEach(Wallet::taken);
    }

    private List<Outcome> move(List<NewTransfer> transfers) {
        return transfers.isEmpty()
                ? List.of()
                : wallet.transferWithin(transfers.stream().map(List::of).toList(), List.of());
    }

    private NewTransfer single(Booking booking) {
        return new NewTransfer.Single(
                id(booking, "paid"),
                wallet.purse(booking.person()).id(),
                income().id(),
                booking.feeCents(),
                Reason.FEE,
                note(booking));
    }

    private Duration hold(Booking booking) {
        Duration whole = Duration.between(clock.instant(), booking.until()).plusDays(1);
        return whole.compareTo(ASIDE_MAX) < 0 ? whole : ASIDE_MAX;
    }

    private static List<Booking> paid(Collection<Booking> bookings) {
        return bookings.stream().filter(booking -> booking.feeCents() > 0).toList();
    }

    private static TransferId id(Booking booking, String step) {
        return new TransferId(
                UUID.nameUUIDFromBytes(("booking/" + booking.id() + "/" + step).getBytes(StandardCharsets.UTF_8)));
    }

    private static Note note(Booking booking) {
        return Note.of("预约 " + booking.placeName().zh());
    }

    private Account income() {
        return wallet.open(Owner.FEE, "BOOKING", "场地使用费", AccountLimits.NO_DEBT);
    }
}
