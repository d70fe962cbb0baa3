package shaopao.forms;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.forms.spi.Prefill;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;
import shaopao.people.People;
import shaopao.people.Person;

/** What people say is wrong in the registers, for those who look after the data of their unit. */
@Component
class Corrections {

    static final String ANSWER = "forms.corrections";

    private final CorrectionStore store;
    private final List<Prefill> registers;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    Corrections(CorrectionStore store, List<Prefill> registers, People people, Audit audit, Clock clock) {
        this.store = store;
        this.registers = List.copyOf(registers);
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** Says that a fact is not as the register has it, or that the register lacks it. */
    @Transactional
    public Correction open(Actor actor, UUID id, String fact, String claim) {
        PersonId person = actor.person();
        Prefill register = registers.stream()
                .filter(one -> one.offers(fact))
                .findFirst()
                .orElseThrow(() -> new ProblemException(FormsProblem.FACT_UNKNOWN, Map.of("fact", fact)));
        Object held = register.facts(person, Set.of(fact)).getOrDefault(fact, "");
        Correction correction = new Correction(
                id,
                person,
                actor.name(),
                fact,
                register.source().zh(),
                FactRules.text(held),
                claim,
                Correction.Status.OPEN,
                "",
                clock.instant(),
                Optional.empty());
        Optional<UUID> unit = people.person(person).flatMap(Person::unitId);
        if (!store.open(correction, unit)) {
            throw new ProblemException(FormsProblem.CORRECTION_OPEN);
        }
        audit.record(actor, "forms.correction-opened", "correction", id.toString(), Map.of("fact", fact));
        return correction;
    }

    List<Correction> of(PersonId person) {
        return store.of(person);
    }

    Page<Correction> within(Actor actor, Correction.Status status, Optional<UUID> after, int limit) {
        List<Correction> rows = store.within(actor.scope(ANSWER), status, after, limit);
        return Page.of(rows, limit, one -> one.id().toString());
    }

    @Transactional
    public Correction answer(Actor actor, UUID id, boolean mended, String answer) {
        Scope scope = actor.scope(ANSWER);
        Correction.Status status = mended ? Correction.Status.MENDED : Correction.Status.REFUSED;
        Correction closed = store.close(id, scope, status, answer, actor.person(), clock.instant())
                .orElseThrow(() -> new ProblemException(
                        store.isWithin(id, scope) ? FormsProblem.CORRECTION_CLOSED : KernelProblem.NOT_FOUND));
        audit.record(actor, "forms.correction-closed", "correction", id.toString(), Map.of("status", status));
        return closed;
    }
}
