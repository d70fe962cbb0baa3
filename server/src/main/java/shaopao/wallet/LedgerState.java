package shaopao.wallet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of the ledger that some transfers touch, as read and locked, and what is added to it. Of one thread. What
 * linked transfers add is kept apart until all of them are taken.
 */
final class LedgerState {

    private final Map<AccountId, Account> accounts;
    private final Map<Integer, LocalDate> closedThrough;
    private final Map<TransferId, Transfer> transfers;
    private final Map<TransferId, TransferId> resolutions;
    private final Map<TransferId, Long> refunded;
    private final List<Transfer> added = new ArrayList<>();
    private @Nullable LedgerState below;

    /**
     * @param closedThrough the last closed day of ledgers that have one
     * @param transfers that are known already, under the ids that are asked for or spoken of
     * @param resolutions pending transfer to the one that posted or voided it
     * @param refunded payment to the sum that was moved back
     */
    LedgerState(
            Map<AccountId, Account> accounts,
            Map<Integer, LocalDate> closedThrough,
            Map<TransferId, Transfer> transfers,
            Map<TransferId, TransferId> resolutions,
            Map<TransferId, Long> refunded) {
        this.accounts = accounts;
        this.closedThrough = closedThrough;
        this.transfers = transfers;
        this.resolutions = resolutions;
        this.refunded = refunded;
    }

    /** A sheet upon this state; what is written on it is seen here only once it is kept. */
    LedgerState sheet() {
        LedgerState sheet =
                new LedgerState(new HashMap<>(), closedThrough, new HashMap<>(), new HashMap<>(), new HashMap<>());
        sheet.below = this;
        return sheet;
    }

    /** Writes what the sheet has upon the state below it. */
    void keep() {
        LedgerState under = below;
        if (under == null) {
            throw new IllegalStateException("only a sheet is kept");
        }
        under.accounts.putAll(accounts);
        under.transfers.putAll(transfers);
        under.resolutions.putAll(resolutions);
        under.refunded.putAll(refunded);
        under.added.addAll(added);
    }

    Optional<Account> account(AccountId id) {
        Account own = accounts.get(id);
        return own == null && below != null ? below.account(id) : Optional.ofNullable(own);
    }

    Optional<Transfer> transfer(TransferId id) {
        Transfer own = transfers.get(id);
        return own == null && below != null ? below.transfer(id) : Optional.ofNullable(own);
    }

    boolean resolved(TransferId pending) {
        return resolutions.containsKey(pending) || (below != null && below.resolved(pending));
    }

    long refunded(TransferId payment) {
        Long own = refunded.get(payment);
        return own == null ? below == null ? 0 : below.refunded(payment) : own;
    }

    boolean closed(int ledger, LocalDate day) {
        LocalDate through = closedThrough.get(ledger);
        return through != null && !day.isAfter(through);
    }

    /** In the order in which they were taken. */
    List<Transfer> added() {
        return added;
    }

    void add(Transfer transfer, Account debit, Account credit) {
        added.add(transfer);
        transfers.put(transfer.id(), transfer);
        accounts.put(debit.id(), debit);
        accounts.put(credit.id(), credit);
        transfer.pending().ifPresent(pending -> resolutions.put(pending, transfer.id()));
        transfer.refundOf().ifPresent(of -> refunded.put(of, refunded(of) + transfer.amountCents()));
    }
}
