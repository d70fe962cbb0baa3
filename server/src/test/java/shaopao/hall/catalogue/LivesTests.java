package shaopao.hall.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.ModuleTest;
import shaopao.Roster;
import shaopao.hall.spi.ReleaseGate;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.Problem;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;
import shaopao.kernel.Words;

@ModuleTest
class LivesTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Lives lives;

    @Autowired
    ItemDrafts drafts;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Shelf shelf;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ItemStore store;

    @Autowired
    Versions versions;

    @Autowired
    Departments departments;

    @Autowired
    FileIntake intake;

    @Autowired
    ItemReader reader;

    @Autowired
    ItemHistoryStore history;

    @Autowired
    TransactionTemplate transaction;

    private Roster roster;
    private UUID unit;
    private Actor owner;
    private Actor stranger;
    private PersonId student;
    private String code;

    @BeforeEach
    void found() {
        roster = new Roster(jdbc);
        Roster.Someone staff = roster.staff();
        unit = staff.unit();
        owner = actor(staff.id(), new Scope(false, Set.of(unit), Set.of(), Set.of(), Set.of()));
        Roster.Someone other = roster.staff();
        stranger = actor(other.id(), new Scope(false, Set.of(other.unit()), Set.of(), Set.of(), Set.of()));
        student = roster.student().id();
        code = "item-" + Long.toString(Ids.next().getLeastSignificantBits() >>> 1, 36);
    }

    private static Actor actor(PersonId person, Scope scope) {
        return new Actor(
                Actor.Kind.PERSON,
                Optional.of(person.value()),
                "王老师",
                "127.0.0.1",
                Map.of(Lives.MANAGE, scope, ItemDrafts.DESIGN, scope),
                Optional.empty());
    }

    @Test
    void itemGoesFromItsFirstNameToTheHallAndBack() {
        ItemRow added = lives.add(owner, code, Words.of("新事项"), unit.toString());
        assertThat(added.state()).isEqualTo(ItemState.DRAFT);
        assertThat(added.title().unit()).contains(unit);
        refused(CatalogueProblem.CODE_TAKEN, () -> lives.add(owner, code, Words.of("又一个"), unit.toString()));
        refused(CatalogueProblem.ITEM_NOT_DESCRIBED, () -> act(LifeAct.RELEASE));
        refused(KernelProblem.NOT_FOUND, () -> open(student));

        assertThat(drafts.save(owner, code, 0, written("甲"))).isEmpty();
        ItemRow live = act(LifeAct.RELEASE);
        assertThat(live.state()).isEqualTo(ItemState.LIVE);
        assertThat(open(student).item().name().zh()).isEqualTo("甲");
        assertThat(history.draft(code)).isEmpty();
        refused(CatalogueProblem.NOT_FOR_YOU, () -> open(owner.person()));

        ItemRow paused = act(
                LifeAct.PAUSE,
                Optional.of(new ItemRow.ItemPause(
                        Words.of("升级中"), Optional.of(Instant.now().plusSeconds(600)))));
        assertThat(paused.pause().orElseThrow().message().zh()).isEqualTo("升级中");
        refused(CatalogueProblem.ITEM_PAUSED, () -> open(student));
        act(LifeAct.RESUME);
        assertThat(open(student).version()).isEqualTo(live.version().orElseThrow());
        act(LifeAct.RETIRE);
        refused(KernelProblem.NOT_FOUND, () -> open(student));
        refused(CatalogueProblem.ITEM_STATE_OTHER, () -> act(LifeAct.PAUSE));
        assertThat(catalogue.version(live.version().orElseThrow()).item().name().zh())
                .isEqualTo("甲");
        assertThat(lives.events(owner, code).stream().map(ItemEvent::act))
                .containsExactly("RETIRE", "RESUME", "PAUSE", "RELEASE", "ADDED");
        assertThat(lives.events(owner, code).getFirst().byName()).isEqualTo("王老师");
    }

    @Test
    void onlyThoseWithinReachSeeAndChangeAnItem() {
        lives.add(owner, code, Words.of("新事项"), unit.toString());
        refused(KernelProblem.NOT_FOUND, () -> lives.row(stranger, code));
        refused(KernelProblem.NOT_FOUND, () -> drafts.save(stranger, code, 0, written("甲")));
        refused(
                CatalogueProblem.DEPARTMENT_UNKNOWN,
                () -> lives.add(stranger, code + "-2", Words.of("新事项"), unit.toString()));
        assertThat(lives.rows(stranger).stream().map(ItemRow::code)).doesNotContain(code);
        Actor byItem = actor(student, new Scope(false, Set.of(), Set.of(), Set.of(code), Set.of()));
        assertThat(lives.row(byItem, code).code()).isEqualTo(code);
    }

    @Test
    void twoWhoChangeTheSameDoNotOverwriteEachOther() {
        ItemRow added = lives.add(owner, code, Words.of("新事项"), unit.toString());
        lives.window(owner, code, added.revision(), Window.OPEN);
        refused(
                CatalogueProblem.ITEM_CHANGED_MEANWHILE,
                () -> lives.window(owner, code, added.revision(), Window.OPEN));
        drafts.save(owner, code, 0, written("甲"));
        refused(CatalogueProblem.ITEM_CHANGED_MEANWHILE, () -> drafts.save(owner, code, 0, written("乙")));
        assertThat(drafts.description(owner, code).revisions()).hasSize(1);
    }

    @Test
    void draftOfALiveItemIsComparedAndGoesOutLater() {
        release("甲");
        LiveItem first = catalogue.item(code).orElseThrow();
        drafts.save(owner, code, 0, written("乙"));
        assertThat(drafts.changes(owner, code, Optional.empty()).stream()
                        .map(change -> change.text().zh()))
                .containsExactly("名称：甲 → 乙");
        assertThat(catalogue.item(code).orElseThrow()).isEqualTo(first);
        drafts.save(owner, code, 1, new Written("code: " + code, ""));
        refused(CatalogueProblem.ITEM_FLAWED, () -> act(LifeAct.RELEASE));
        drafts.save(owner, code, 2, written("丙"));
        assertThat(act(LifeAct.RELEASE).state()).isEqualTo(ItemState.LIVE);
        assertThat(catalogue.item(code).orElseThrow().item().name().zh()).isEqualTo("丙");
        assertThat(catalogue.version(first.version())).isEqualTo(first);
    }

    @Test
    void whatMustBeTriedWaitsForItsGate() {
        lives.add(owner, code, Words.of("新事项"), unit.toString());
        drafts.save(owner, code, 0, new Written(text("甲") + "requiresTrial: true\n", ""));
        refused(CatalogueProblem.TRIAL_NOT_PASSED, () -> act(LifeAct.RELEASE));
        assertThat(act(LifeAct.TRY).state()).isEqualTo(ItemState.TRIAL);
        refused(KernelProblem.NOT_FOUND, () -> open(student));
        String tried = lives.row(owner, code).life().tried().orElseThrow();
        List<ReleaseGate> gates = new ArrayList<>();
        gates.add((asked, version) ->
                new ReleaseGate.Answer(asked.equals(code) && version.equals(tried), Words.of("还差两人")));
        Releases open = releases(gates);
        assertThat(open.prepared(lives.row(owner, code)).ready().passed()).contains(true);
        gates.set(0, (_, _) -> new ReleaseGate.Answer(false, Words.of("还差两人")));
        Releases.Prepared shut = releases(gates).prepared(lives.row(owner, code));
        assertThat(shut.ready().passed()).contains(false);
        assertThat(shut.missing().zh()).isEqualTo("还差两人");
    }

    @Test
    void schoolMayWantEveryNewItemTried() {
        lives.add(owner, code, Words.of("新事项"), unit.toString());
        drafts.save(owner, code, 0, written("甲"));
        List<ReleaseGate> shut = List.of((_, _) -> new ReleaseGate.Answer(false, Words.of("还差两人")));
        CatalogueSettings strict = new CatalogueSettings("", true);
        Releases releases = new Releases(history, reader, versions, shut, strict, _ -> {});
        assertThat(releases.prepared(lives.row(owner, code)).ready().passed()).contains(false);
        act(LifeAct.RELEASE);
        drafts.save(owner, code, 0, written("乙"));
        assertThat(releases.prepared(lives.row(owner, code)).ready().requiresTrial())
                .isFalse();
    }

    private Releases releases(List<ReleaseGate> gates) {
        return new Releases(history, reader, versions, gates, new CatalogueSettings("", false), _ -> {});
    }

    @Test
    void noMoreApplicationsThanThereMayBe() throws Exception {
        release("甲");
        set(new Window(Optional.empty(), Optional.empty(), Optional.of(5), Optional.empty()));
        int taken = 0;
        try (var threads = Executors.newFixedThreadPool(16)) {
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                PersonId someone = roster.student().id();
                tries.add(threads.submit(() -> {
                    try {
                        open(someone);
                        return true;
                    } catch (ProblemException e) {
                        assertThat(e.problem()).isEqualTo(CatalogueProblem.ITEM_FULL);
                        return false;
                    }
                }));
            }
            for (Future<Boolean> one : tries) {
                taken += one.get() ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(5);
        assertThat(lives.row(owner, code).submissions()).isEqualTo(5);
        Optional<Instant> soon = Optional.of(Instant.now().plusSeconds(60));
        set(new Window(soon, Optional.empty(), Optional.empty(), Optional.empty()));
        refused(CatalogueProblem.ITEM_NOT_OPEN, () -> open(student));
    }

    @Test
    void changeOnOneNodeIsSeenOnAnother() {
        Shelf other = new Shelf(store, versions, departments, intake, transactions);
        assertThat(other.content().item(code)).isEmpty();
        release("甲");
        other.refresh();
        assertThat(other.content().item(code)).isPresent();
    }

    @Test
    void starterOfAnItemHasNoFlaw() {
        lives.add(owner, code, Words.of("“新”事项"), unit.toString());
        ItemDrafts.Description starter = drafts.description(owner, code);
        assertThat(starter.revision()).isZero();
        assertThat(drafts.flaws(code, new Written(starter.source(), starter.guide())))
                .isEmpty();
        assertThat(starter.document()).containsEntry("code", code);
    }

    private void release(String name) {
        lives.add(owner, code, Words.of("新事项"), unit.toString());
        drafts.save(owner, code, 0, written(name));
        act(LifeAct.RELEASE);
    }

    private void set(Window window) {
        lives.window(owner, code, lives.row(owner, code).revision(), window);
    }

    private ItemRow act(LifeAct act) {
        return act(act, Optional.empty());
    }

    private ItemRow act(LifeAct act, Optional<ItemRow.ItemPause> pause) {
        return lives.act(
                owner, code, new Lives.Order(act, lives.row(owner, code).revision(), "因为", pause));
    }

    private LiveItem open(PersonId person) {
        return java.util.Objects.requireNonNull(transaction.execute(_ -> catalogue.openFor(person, code)));
    }

    private Written written(String name) {
        return new Written(text(name), "指南");
    }

    private String text(String name) {
        return """
                code: %s
                name: %s
                summary: 述
                department: 部
                category: 类
                audience: [student]
                promisedDays: 1
                owners: counsellor
                form:
                  - {key: a, label: 甲, type: text}
                flow:
                  - {key: s, type: approve, name: 审, who: counsellor}
                """.formatted(code, name);
    }

    private static void refused(Problem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }
}
