package shaopao.wallet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.people.People;
import shaopao.people.Person;

/** The counter where people bring cash. Each cashier has an account of their own: what their drawer must hold. */
@Component
class Cashier {

    static final String SERVE = "wallet.cashier";

    private final Wallet wallet;
    private final People people;
    private final Audit audit;

    Cashier(Wallet wallet, People people, Audit audit) {
        this.wallet = wallet;
        this.people = people;
        this.audit = audit;
    }

    /** Whom a cashier has before them. */
    record Customer(String number, String name, Optional<String> unit, long balanceCents, boolean frozen) {}

    /** What was done, and what the customer has now. */
    record Receipt(TransferId id, String number, String name, long amountCents, long balanceCents) {}

    Customer customer(Actor actor, String number) {
        Person person = found(actor, number);
        Account purse = wallet.purse(person.id());
        return new Customer(
                person.number(), person.name(), person.unit(), purse.totals().balance(), purse.frozen());
    }

    /** Cash into a purse. */
    @Transactional
    public Receipt topUp(Actor actor, TransferId id, String number, long amountCents, String memo) {
        Person person = found(actor, number);
        Account purse = wallet.purse(person.id());
        return moved(
                actor,
                person,
                "wallet.topped-up",
                new NewTransfer.Single(id, drawer(actor).id(), purse.id(), amountCents, Reason.TOP_UP, Note.of(memo)));
    }

    /** Cash out of a purse. */
    @Transactional
    public Receipt payOut(Actor actor, TransferId id, String number, long amountCents, String memo) {
        Person person = found(actor, number);
        Account purse = wallet.purse(person.id());
        return moved(
                actor,
                person,
                "wallet.paid-out",
                new NewTransfer.Single(id, purse.id(), drawer(actor).id(), amountCents, Reason.PAYOUT, Note.of(memo)));
    }

    private Receipt moved(Actor actor, Person person, String act, NewTransfer.Single asked) {
        // in one transaction with its record: no money moves by hand without a name
        Outcome outcome =
                wallet.transferWithin(List.of(List.of(asked)), List.of()).getFirst();
        Transfer transfer = Wallet.taken(outcome).getFirst();
        if (outcome instanceof Outcome.Taken taken && !taken.repeated()) {
            audit.record(
                    actor,
                    act,
                    "person",
                    person.id().toString(),
                    Map.of("amountCents", asked.amountCents(), "transfer", asked.id()));
        }
        long balance = asked.reason() == Reason.TOP_UP ? transfer.creditAfterCents() : transfer.debitAfterCents();
        return new Receipt(transfer.id(), person.number(), person.name(), transfer.amountCents(), balance);
    }

    /** What the cashier has taken, less what was paid out: stands below zero by so much. */
    Account drawer(Actor actor) {
        return wallet.open(Owner.CHANNEL, "CASHIER-" + actor.person(), "现金 " + actor.name(), AccountLimits.NONE);
    }

    private Person found(Actor actor, String number) {
        return people.byNumber(number)
                .filter(person ->
                        !people.within(actor.scope(SERVE), List.of(person.id())).isEmpty())
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }
}
