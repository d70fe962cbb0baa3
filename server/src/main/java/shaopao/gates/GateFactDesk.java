package shaopao.gates;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.gates.GateFactRules.Read;
import shaopao.gates.GateFactSearchStore.Kept;
import shaopao.gates.GateFactStore.Teller;
import shaopao.gates.GateFactWriter.Saying;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.People;
import shaopao.people.Person;

/** What staff say of one person themselves, and what they end; gates hear of it at once. */
@Component
class GateFactDesk {

    /** The source of what staff say. */
    static final String BY_HAND = "by-hand";

    private final GateFactStore store;
    private final GateFactSearchStore search;
    private final GateFactListStore lists;
    private final GateFactWriter writer;
    private final FactNewsStore news;
    private final People people;
    private final Audit audit;

    GateFactDesk(
            GateFactStore store,
            GateFactSearchStore search,
            GateFactListStore lists,
            GateFactWriter writer,
            FactNewsStore news,
            People people,
            Audit audit) {
        this.store = store;
        this.search = search;
        this.lists = lists;
        this.writer = writer;
        this.news = news;
        this.people = people;
        this.audit = audit;
    }

    /** Says one thing of one person within the actor's scope, and why. */
    @Transactional
    void set(Actor actor, String number, Saying saying, String reason) {
        PersonId person = people.byNumber(number).map(Person::id).orElseThrow(GateFactDesk::notFound);
        require(actor, person);
        Teller teller = writer.alone(actor, BY_HAND);
        switch (writer.read(List.of(saying), teller.now()).getFirst()) {
            case Read.Bad(GateFactFlaw why) ->
                throw new ProblemException(GatesProblem.FACT_WRONG, Map.of("reason", why));
            case Read.Good(GateFact fact) -> {
                writer.set(person, fact, teller);
                news.changed(Set.of(person));
                record(actor, person, "gates.fact-set", fact, reason);
            }
        }
    }

    /** Ends one fact of somebody within the actor's scope, whoever said it. */
    @Transactional
    void end(Actor actor, UUID id, String reason) {
        Kept kept = search.fact(id).orElseThrow(GateFactDesk::notFound);
        require(actor, kept.person());
        Teller teller = writer.alone(actor, kept.source());
        if (!store.end(id, teller.by(), teller.now())) {
            throw new ProblemException(GatesProblem.FACT_OVER);
        }
        news.changed(Set.of(kept.person()));
        record(actor, kept.person(), "gates.fact-ended", kept.fact(), reason);
    }

    /** Ends everything that a source says, and sets it free for another system; how many facts that were. */
    @Transactional
    int endAll(Actor actor, String source, String reason) {
        Teller teller = writer.alone(actor, source);
        List<PersonId> ended = lists.endOthers(List.of(), teller);
        boolean freed = store.release(source);
        if (ended.isEmpty() && !freed) {
            throw notFound();
        }
        news.changed(ended);
        audit.record(actor, "gates.facts-ended", "source", source, Map.of("ended", ended.size(), "reason", reason));
        return ended.size();
    }

    private void record(Actor actor, PersonId person, String act, GateFact fact, String reason) {
        audit.record(
                actor,
                act,
                "person",
                person.toString(),
                Map.of("kind", fact.kind(), "value", fact.value(), "reason", reason));
    }

    private void require(Actor actor, PersonId person) {
        if (people.within(actor.scope(GatesPart.FACTS), Set.of(person)).isEmpty()) {
            throw notFound();
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(KernelProblem.NOT_FOUND);
    }
}
