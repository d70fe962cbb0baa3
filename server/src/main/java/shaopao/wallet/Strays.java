package shaopao.wallet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.People;
import shaopao.people.Person;

/** Payments that no purse could take: listed until somebody has given each back, or to whose it is. */
@Component
class Strays {

    private final TopUpStore store;
    private final TopUpBooks books;
    private final People people;

    Strays(TopUpStore store, TopUpBooks books, People people) {
        this.store = store;
        this.books = books;
        this.people = people;
    }

    /** With the name and number of whoever had begun the order. */
    record StrayLine(Stray stray, String number, String name) {}

    /** The oldest first. */
    Page<StrayLine> page(Optional<TransferId> after, int limit) {
        int size = Page.limit(limit);
        Page<Stray> strays =
                Page.of(store.strays(after, size + 1), size, one -> one.id().toString());
        Map<PersonId, Person> payers = people
                .persons(strays.items().stream().map(Stray::person).toList())
                .stream()
                .collect(Collectors.toMap(Person::id, one -> one));
        List<StrayLine> lines = strays.items().stream()
                .map(one -> new StrayLine(
                        one,
                        Optional.ofNullable(payers.get(one.person()))
                                .map(Person::number)
                                .orElse(""),
                        Optional.ofNullable(payers.get(one.person()))
                                .map(Person::name)
                                .orElse("")))
                .toList();
        return new Page<>(lines, strays.next());
    }

    /** To the purse of whoever has this number. */
    TopUp credit(Actor actor, TransferId topUp, TransferId id, String number, String reason) {
        Person person = people.byNumber(number)
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND, Map.of("number", number)));
        books.credit(actor, topUp, id, person.id(), reason);
        return store.topUp(topUp).orElseThrow();
    }
}
