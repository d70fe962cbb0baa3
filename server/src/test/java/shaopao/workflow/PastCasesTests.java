package shaopao.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.ModuleTest;
import shaopao.kernel.PersonId;

@ModuleTest
class PastCasesTests {

    private static final Instant OPENED = Instant.parse("2026-03-02T01:00:00Z");
    private final PersonId counsellor = PersonId.next();
    private final PersonId dean = PersonId.next();

    @Autowired
    PastCases past;

    @Autowired
    Cases cases;

    @Autowired
    CaseStore store;

    @Autowired
    JdbcClient jdbc;

    @Test
    void caseHasTheTimesOfThenAndNobodyIsToldNow() {
        Deque<Duration> hours = new ArrayDeque<>(List.of(Duration.ofHours(1), Duration.ofDays(30)));
        CaseSummary ended = past.run(made(), OPENED, (file, _) -> {
            Todo todo = file.todos().getFirst();
            Command approve = new Command.Approve(By.self(todo.person()), todo.number(), "同意");
            return Optional.of(new PastCases.Act(OPENED.plus(hours.pop()), approve, "某人"));
        });
        assertThat(ended.status()).isEqualTo(CaseStatus.APPROVED);
        assertThat(ended.createdAt()).isEqualTo(OPENED);
        assertThat(ended.endedAt()).hasValue(OPENED.plus(Duration.ofDays(30)));
        assertThat(ended.number()).startsWith("20260302-");
        List<CaseStep> steps = store.steps(ended.id());
        assertThat(steps).extracting(CaseStep::event).anyMatch(CaseEvent.Reminded.class::isInstance);
        assertThat(CaseState.fold(steps.stream().map(CaseStep::event).toList()))
                .isEqualTo(
                        store.load(ended.id(), UUID.randomUUID()).orElseThrow().state());
        for (String table : List.of("timer", "call")) {
            assertThat(jdbc.sql("select count(*) from workflow." + table + " where case_id = :id")
                            .param("id", ended.id())
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void caseWaitsWhereItsCourseEndsAndWhereAnActIsRefusedTwice() {
        CaseSummary waiting = past.run(made(), OPENED, (_, _) -> Optional.empty());
        assertThat(waiting.atNodes()).containsExactly("first");
        Command wrong = new Command.Approve(By.self(dean), 1, "");
        int[] refused = {0};
        CaseSummary stuck = past.run(made(), OPENED, (_, before) -> {
            refused[0] += before ? 1 : 0;
            return Optional.of(new PastCases.Act(OPENED, wrong, "某人"));
        });
        assertThat(stuck.atNodes()).containsExactly("first");
        assertThat(refused[0]).isEqualTo(1);
    }

    private NewCase made() {
        Node.Approve second = FixedPeople.approve("second", Node.Mode.ANY, dean)
                .with(new Node.Limit(2, 0, List.of(4), Node.Then.REMIND));
        Definition definition = new Definition(
                Map.of(),
                List.of(FixedPeople.who(dean)),
                List.of(FixedPeople.approve("first", Node.Mode.ANY, counsellor), second));
        return new NewCase(
                CaseId.next(),
                "past-" + UUID.randomUUID(),
                "v1",
                "往事",
                cases.define(definition),
                By.self(PersonId.next()),
                "申请人",
                Map.of());
    }
}
