package shaopao.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.ModuleTest;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;

@ModuleTest
class CaseListsTests {

    @Autowired
    Cases cases;

    @Autowired
    CaseLists lists;

    @Autowired
    JdbcClient jdbc;

    private PersonId student = PersonId.next();
    private PersonId counsellor = PersonId.next();
    private PersonId dean = PersonId.next();
    private String topic = "t";

    @BeforeEach
    void othersThanBefore() {
        student = PersonId.next();
        counsellor = PersonId.next();
        dean = PersonId.next();
        topic = "topic-" + UUID.randomUUID();
    }

    @Test
    void toDosGoOnPageByPageInBothDirections() {
        List<CaseId> made = made(5);
        List<CaseId> oldest = walk(
                place -> lists.todos(Viewer.of(counsellor), CaseFilter.ALL, ListOrder.OLDEST, place, 2),
                this::opened,
                row -> row.of());
        assertThat(oldest).containsExactlyElementsOf(made);
        List<CaseId> newest = walk(
                place -> lists.todos(Viewer.of(counsellor), CaseFilter.ALL, ListOrder.NEWEST, place, 2),
                this::opened,
                row -> row.of());
        assertThat(newest).containsExactlyElementsOf(made.reversed());
        assertThat(lists.waiting(Viewer.of(counsellor), 3)).isEqualTo(3);
        assertThat(lists.waiting(Viewer.of(counsellor), 100)).isEqualTo(5);
    }

    @Test
    void doneIsWhatOneDecidedOneselfAndCopiesAreWhatOneWasTold() {
        List<CaseId> made = made(3);
        made.forEach(id -> cases.act(id, UUID.randomUUID(), new Command.Approve(By.self(counsellor), 1, ""), "王"));
        List<CaseId> done = walk(
                place -> lists.done(counsellor, CaseFilter.ALL, ListOrder.NEWEST, place, 2),
                row -> new ListPlace(row.closedAt().orElseThrow(), row.of().id().value(), "" + row.number()),
                row -> row.of());
        assertThat(done).containsExactlyElementsOf(made.reversed());
        List<CaseId> copies = walk(
                place -> lists.copies(dean, CaseFilter.ALL, ListOrder.OLDEST, place, 2),
                row -> new ListPlace(row.at(), row.of().id().value(), row.node()),
                row -> row.of());
        assertThat(copies).containsExactlyElementsOf(made);
        assertThat(lists.todos(Viewer.of(counsellor), CaseFilter.ALL, ListOrder.OLDEST, Optional.empty(), 9))
                .isEmpty();
        List<CaseId> mine = walk(
                place -> lists.mine(student, CaseFilter.ALL, ListOrder.OLDEST, place, 2), this::created, row -> row);
        assertThat(mine).containsExactlyElementsOf(made);
    }

    @Test
    void filtersNarrowEachList() {
        List<CaseId> made = made(2);
        CaseSummary first = lists.mine(student, CaseFilter.ALL, ListOrder.OLDEST, Optional.empty(), 1)
                .getFirst();
        assertThat(todos(text(first.number()))).containsExactly(made.getFirst());
        assertThat(todos(text("请假"))).hasSize(2);
        assertThat(todos(text("陈"))).hasSize(2);
        assertThat(todos(text("报销"))).isEmpty();
        assertThat(todos(CaseFilter.ALL.on(Set.of("other")))).isEmpty();
        assertThat(todos(statuses(CaseStatus.RUNNING))).hasSize(2);
        assertThat(todos(statuses(CaseStatus.RETURNED))).isEmpty();
        assertThat(todos(between(Instant.MIN, first.createdAt()))).isEmpty();
        assertThat(todos(between(first.createdAt(), Instant.MAX))).hasSize(2);
        assertThat(todos(CaseFilter.ALL.overdue(Instant.now()))).isEmpty();
        jdbc.sql("update workflow.application_case set due_at = now() - interval '1 hour' where id = :id")
                .param("id", first.id())
                .update();
        assertThat(todos(CaseFilter.ALL.overdue(Instant.now()))).containsExactly(first.id());
        assertThat(lists.mine(student, CaseFilter.ALL.overdue(Instant.now()), ListOrder.NEWEST, Optional.empty(), 9))
                .extracting(CaseSummary::id)
                .containsExactly(first.id());
    }

    @Test
    void deskShowsTheTopicsOfItsReaderAndNoOther() {
        List<CaseId> made = made(4);
        cases.act(made.get(1), UUID.randomUUID(), new Command.Withdraw(By.self(student), ""), "陈");
        String other = topic;
        topic = "topic-" + UUID.randomUUID();
        made(1);
        DeskQuery open = desk(Set.of(other), DeskQuery.Stage.OPEN, CaseFilter.ALL);
        List<CaseId> walked =
                walk(place -> lists.desk(open, ListOrder.OLDEST, place, 2), row -> created(row.of()), ListedCase::of);
        assertThat(walked).containsExactly(made.get(0), made.get(2), made.get(3));
        assertThat(ids(desk(Set.of(other), DeskQuery.Stage.ENDED, CaseFilter.ALL)))
                .containsExactly(made.get(1));
        assertThat(ids(desk(Set.of(other, topic), DeskQuery.Stage.ANY, CaseFilter.ALL)))
                .hasSize(5);
        assertThat(ids(desk(Set.of(other), DeskQuery.Stage.ANY, CaseFilter.ALL.on(Set.of(topic)))))
                .isEmpty();
        assertThat(lists.deskCount(open, 100)).isEqualTo(3);
        DeskQuery everything = new DeskQuery(
                true, Set.of(), DeskQuery.Stage.OPEN, Optional.empty(), false, CaseFilter.ALL.on(Set.of(other)));
        assertThat(ids(everything)).hasSize(3);
        String number = lists.desk(open, ListOrder.OLDEST, Optional.empty(), 1)
                .getFirst()
                .of()
                .number();
        assertThat(ids(desk(Set.of(other), DeskQuery.Stage.OPEN, text(number)))).containsExactly(made.getFirst());
        assertThat(ids(desk(Set.of(topic), DeskQuery.Stage.OPEN, text(number)))).isEmpty();
        assertThat(ids(desk(Set.of(other), DeskQuery.Stage.OPEN, text("陈")))).hasSize(3);
        assertThat(ids(desk(Set.of(other), DeskQuery.Stage.OPEN, text("%")))).isEmpty();
    }

    @Test
    void oneOfManyWhoTakeACaseGetsIt() throws Exception {
        CaseId id = made(1).getFirst();
        assertThat(lists.assign(id, Optional.empty(), Optional.of(dean), false, Set.of("other")))
                .isFalse();
        List<Callable<Boolean>> takers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            takers.add(() -> lists.assign(id, Optional.empty(), Optional.of(PersonId.next()), false, Set.of(topic)));
        }
        int winners = 0;
        try (var pool = Executors.newFixedThreadPool(16)) {
            for (Future<Boolean> one : pool.invokeAll(takers)) {
                winners += one.get() ? 1 : 0;
            }
        }
        assertThat(winners).isEqualTo(1);
        Optional<PersonId> holder = lists.assignee(id, true, Set.of());
        assertThat(holder).isPresent();
        DeskQuery theirs = new DeskQuery(false, Set.of(topic), DeskQuery.Stage.OPEN, holder, false, CaseFilter.ALL);
        assertThat(ids(theirs)).containsExactly(id);
        DeskQuery nobodys =
                new DeskQuery(false, Set.of(topic), DeskQuery.Stage.OPEN, Optional.empty(), true, CaseFilter.ALL);
        assertThat(ids(nobodys)).isEmpty();
        assertThat(lists.assign(id, holder, Optional.empty(), true, Set.of())).isTrue();
        assertThat(ids(nobodys)).containsExactly(id);
    }

    private List<CaseId> made(int count) {
        String definition = cases.define(new Definition(
                Map.of(),
                List.of(FixedPeople.who(dean)),
                List.of(
                        FixedPeople.approve("first", Node.Mode.ANY, counsellor),
                        new Node.Inform("told", Words.of("知会"), List.of(FixedPeople.who(dean))))));
        List<CaseId> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(cases.open(new NewCase(
                            CaseId.next(), topic, "v1", "学生请假", definition, By.self(student), "陈同学", Map.of()))
                    .id());
        }
        return made;
    }

    private static DeskQuery desk(Set<String> topics, DeskQuery.Stage stage, CaseFilter filter) {
        return new DeskQuery(false, topics, stage, Optional.empty(), false, filter);
    }

    private List<CaseId> ids(DeskQuery query) {
        return lists.desk(query, ListOrder.OLDEST, Optional.empty(), 50).stream()
                .map(row -> row.of().id())
                .toList();
    }

    private List<CaseId> todos(CaseFilter filter) {
        return lists.todos(Viewer.of(counsellor), filter, ListOrder.OLDEST, Optional.empty(), 50).stream()
                .map(row -> row.of().id())
                .toList();
    }

    private static CaseFilter text(String text) {
        return new CaseFilter(text, Set.of(), Set.of(), Instant.EPOCH, Instant.MAX, Instant.EPOCH);
    }

    private static CaseFilter statuses(CaseStatus... statuses) {
        return new CaseFilter("", Set.of(), Set.of(statuses), Instant.EPOCH, Instant.MAX, Instant.EPOCH);
    }

    private static CaseFilter between(Instant from, Instant to) {
        return new CaseFilter("", Set.of(), Set.of(), from, to, Instant.EPOCH);
    }

    private ListPlace opened(ListedTodo row) {
        return new ListPlace(row.openedAt(), row.of().id().value(), "" + row.number());
    }

    private ListPlace created(CaseSummary row) {
        return new ListPlace(row.createdAt(), row.id().value(), "");
    }

    /** All rows of a list, two at a time. */
    private static <T> List<CaseId> walk(
            Function<Optional<ListPlace>, List<T>> page, Function<T, ListPlace> place, Function<T, CaseSummary> of) {
        List<CaseId> walked = new ArrayList<>();
        Optional<ListPlace> after = Optional.empty();
        List<T> rows = page.apply(after);
        while (!rows.isEmpty()) {
            rows.forEach(row -> walked.add(of.apply(row).id()));
            rows = page.apply(Optional.of(place.apply(rows.getLast())));
        }
        return walked;
    }
}
