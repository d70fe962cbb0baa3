package shaopao.wallet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.PersonId;
import shaopao.people.Person;
import shaopao.wallet.FeeOrder.FeeKind;

/** A fee with the person's name and how far it is paid. */
record FeeCard(
        UUID id,
        PersonId person,
        String number,
        String name,
        FeeKind kind,
        String title,
        long amountCents,
        FeeStanding standing,
        List<FeeOrder.Waiver> waivers,
        List<FeeOrder.FeePayment> payments,
        Instant madeAt) {

    static FeeCard of(FeeOrder order, Optional<Person> person, LocalDate today) {
        return new FeeCard(
                order.id(),
                order.person(),
                person.map(Person::number).orElse(""),
                person.map(Person::name).orElse(""),
                order.kind(),
                order.title(),
                order.amountCents(),
                FeeRules.standing(order, today),
                order.waivers(),
                order.payments(),
                order.madeAt());
    }
}
