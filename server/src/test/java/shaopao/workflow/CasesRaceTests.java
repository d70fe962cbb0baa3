package shaopao.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shaopao.ModuleTest;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;

@ModuleTest
class CasesRaceTests {

    private static final int THREADS = 16;
    private static final int CASES = 50;
    private static final PersonId LAST = PersonId.next();

    @Autowired
    Cases cases;

    @Autowired
    CaseStore store;

    @Test
    void ofAllWhoDecideAtOnceOneWinsAndTheOthersAreTold() throws Exception {
        PersonId[] people = people();
        List<CaseSummary> opened = opened(Node.Mode.ANY, people);
        AtomicInteger wins = new AtomicInteger();
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        together(thread -> {
            for (CaseSummary one : opened) {
                try {
                    cases.act(one.id(), UUID.randomUUID(), approve(people[thread], thread + 1), "审批人");
                    wins.incrementAndGet();
                } catch (ProblemException e) {
                    told.add(e.problem().name());
                }
            }
            return true;
        });
        assertThat(wins).hasValue(CASES);
        assertThat(told).hasSize(CASES * (THREADS - 1)).allMatch(name -> name.equals("CASE_MOVED"));
        opened.forEach(this::isWhole);
    }

    @Test
    void nobodysAgreementIsLostWhenAllAgreeAtOnce() throws Exception {
        PersonId[] people = people();
        List<CaseSummary> opened = opened(Node.Mode.ALL, people);
        together(thread -> {
            for (CaseSummary one : opened) {
                cases.act(one.id(), UUID.randomUUID(), approve(people[thread], thread + 1), "审批人");
            }
            return true;
        });
        for (CaseSummary one : opened) {
            isWhole(one);
            assertThat(store.summary(one.id()).orElseThrow().atNodes()).containsExactly("next");
            assertThat(store.steps(one.id()))
                    .filteredOn(step -> step.event() instanceof CaseEvent.Approved)
                    .hasSize(THREADS);
        }
    }

    @Test
    void sameHandInFromManyTabsIsOneCase() throws Exception {
        CaseId id = CaseId.next();
        PersonId applicant = PersonId.next();
        String definition = cases.define(definition(Node.Mode.ANY, PersonId.next()));
        together(_ -> cases.open(made(id, definition, applicant)));
        assertThat(cases.mine(applicant, Optional.empty(), 10).items()).hasSize(1);
        isWhole(store.summary(id).orElseThrow());
    }

    /** The state is the fold of the events, the open to-dos are those of the state. */
    private void isWhole(CaseSummary one) {
        CaseStore.Loaded loaded = store.load(one.id(), UUID.randomUUID()).orElseThrow();
        List<CaseEvent> events =
                store.steps(one.id()).stream().map(CaseStep::event).toList();
        assertThat(CaseState.fold(events)).isEqualTo(loaded.state());
        assertThat(loaded.summary().version()).isEqualTo(events.size());
        loaded.state()
                .todos()
                .forEach(todo -> assertThat(cases.todos(todo.person(), Optional.empty(), 1_000)
                                .items())
                        .anyMatch(open -> open.of().id().equals(one.id()) && open.number() == todo.number()));
    }

    private List<CaseSummary> opened(Node.Mode mode, PersonId... people) {
        String definition = cases.define(definition(mode, people));
        List<CaseSummary> opened = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            opened.add(cases.open(made(CaseId.next(), definition, PersonId.next())));
        }
        return opened;
    }

    private static Definition definition(Node.Mode mode, PersonId... people) {
        return new Definition(
                Map.of(),
                List.of(FixedPeople.who(people)),
                List.of(FixedPeople.approve("step", mode, people), FixedPeople.approve("next", mode, LAST)));
    }

    private static NewCase made(CaseId id, String definition, PersonId applicant) {
        return new NewCase(id, "race", "v1", "并发", definition, By.self(applicant), "申请人", Map.of());
    }

    private static Command approve(PersonId person, int todo) {
        return new Command.Approve(By.self(person), todo, "");
    }

    private static PersonId[] people() {
        PersonId[] people = new PersonId[THREADS];
        for (int i = 0; i < THREADS; i++) {
            people[i] = PersonId.next();
        }
        return people;
    }

    private interface Work {
        Object by(int thread) throws Exception;
    }

    private static void together(Work work) throws Exception {
        try (var pool = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<Object>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                all.add(() -> work.by(thread));
            }
            for (Future<Object> one : pool.invokeAll(all)) {
                one.get();
            }
        }
    }
}
