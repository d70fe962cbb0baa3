package shaopao.gates;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.gates.GateRules.Asked;
import shaopao.gates.GateRules.Ready;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.places.PlaceId;
import shaopao.places.Places;
import shaopao.rules.Rule;
import shaopao.rules.RuleType;
import shaopao.rules.Rules;

/** Tries a policy that is being written on a person, without a passage: what is known, and which line decides. */
@Component
class PolicyTrial {

    private final Policies policies;
    private final Rules rules;
    private final ReasonWords words;
    private final FactBook facts;
    private final Who who;
    private final Audit audit;
    private final Clock clock;

    PolicyTrial(Policies policies, Rules rules, ReasonWords words, FactBook facts, Who who, Audit audit, Clock clock) {
        this.policies = policies;
        this.rules = rules;
        this.words = words;
        this.facts = facts;
        this.who = who;
        this.audit = audit;
        this.clock = clock;
    }

    /** Where and on whom. */
    @Component("policyTrialWho")
    record Who(People people, Places places) {}

    /** {@code at}: absent for now; {@code inside}: how many are to be inside. */
    record Wish(GatePolicy policy, String number, Direction way, Optional<Instant> at, int inside) {}

    /**
     * What a gate would say.
     *
     * @param line the one that decides, from 1; 0 when none does
     */
    record TriedPassage(String name, TriedFacts facts, boolean opens, GateReason reason, int line, Words words) {}

    /** What a policy knows of the person at that moment. */
    record TriedFacts(
            boolean present,
            String kind,
            Optional<String> unit,
            Optional<Integer> grade,
            boolean offCampus,
            boolean onLeave,
            List<String> marks,
            Map<String, String> campaigns) {}

    /** The person is within the actor's scope; that what is known of them was read is recorded. */
    @Transactional
    TriedPassage tried(Actor actor, PlaceId place, Wish wish) {
        policies.require(wish.policy());
        Person person = who.people()
                .byNumber(wish.number())
                .map(Person::id)
                .flatMap(id -> within(actor, id))
                .orElseThrow(PolicyTrial::notFound);
        if (who.places().place(place).isEmpty()) {
            throw notFound();
        }
        Instant at = wish.at().orElseGet(clock::instant);
        PassageFacts known = facts.of(person.id());
        boolean entering = wish.way() != Direction.OUT;
        GateVerdict verdict = GateRules.decide(
                ready(wish.policy(), place),
                new Asked(
                        entering ? Direction.IN : Direction.OUT,
                        known,
                        new Whereabouts(!entering, Instant.EPOCH),
                        wish.inside(),
                        at));
        audit.record(actor, "gates.person-read", "person", person.id().toString(), Map.of("tried", place));
        return new TriedPassage(
                person.name(),
                shown(known, at),
                verdict.opens(),
                verdict.reason(),
                verdict.line() + 1,
                words.of(verdict, wish.policy()));
    }

    private Optional<Person> within(Actor actor, PersonId person) {
        return who.people().within(actor.scope(GatesPart.READ), List.of(person)).stream()
                .findFirst();
    }

    private Ready ready(GatePolicy policy, PlaceId place) {
        List<Rule> compiled = policy.lines().stream()
                .map(line -> rules.rule(line.condition(), PolicyLanguage.ENVIRONMENT, RuleType.BOOL))
                .toList();
        return new Ready(
                policy, who.places().above(place).stream().map(PlaceId::value).toList(), compiled);
    }

    private static TriedFacts shown(PassageFacts facts, Instant at) {
        return new TriedFacts(
                facts.present(),
                facts.kind(),
                facts.unit(),
                facts.grade(),
                facts.offCampus(),
                facts.onLeave(at),
                facts.marks(),
                facts.campaigns());
    }

    private static ProblemException notFound() {
        return new ProblemException(KernelProblem.NOT_FOUND);
    }
}
