package shaopao.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shaopao.forms.FormFixture.answers;
import static shaopao.forms.FormFixture.choice;
import static shaopao.forms.FormFixture.field;
import static shaopao.forms.FormFixture.form;
import static shaopao.forms.FormFixture.table;
import static shaopao.forms.FormFixture.text;
import static shaopao.forms.FormFixture.whole;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.ModuleTest;
import shaopao.Roster;
import shaopao.files.Files;
import shaopao.files.NewFile;
import shaopao.files.StoredFile;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.Problem;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;
import shaopao.people.PersonKind;

@ModuleTest
class FormsTests {

    private static final String ITEM = "student-leave";

    @Autowired
    Forms forms;

    @Autowired
    Drafts drafts;

    @Autowired
    Materials materials;

    @Autowired
    Corrections corrections;

    @Autowired
    Registers registers;

    @Autowired
    FormsJobs jobs;

    @Autowired
    Files files;

    @Autowired
    JdbcClient jdbc;

    @Test
    void draftIsOnePerPersonAndFormAndIsFoundAgain() {
        PersonId person = PersonId.next();
        assertThat(forms.draft(person, ITEM)).isEmpty();
        save(person, "回", 0);
        Draft later = save(person, "回家", 1);
        assertThat(later.revision()).isEqualTo(2);
        assertThat(later.version()).contains("v1");
        assertThat(forms.draft(person, ITEM)).hasValue(later);
        assertThat(drafts.drafts(person)).containsExactly(later);
        assertThat(forms.draft(PersonId.next(), ITEM)).isEmpty();
    }

    @Test
    void draftSavedElsewhereIsNotSavedOverUnseen() {
        PersonId person = PersonId.next();
        save(person, "手机", 0);
        refused(FormsProblem.DRAFT_CHANGED_MEANWHILE, () -> save(person, "电脑", 0));
        save(person, "手机二", 1);
        refused(FormsProblem.DRAFT_CHANGED_MEANWHILE, () -> save(person, "电脑", 1));
        assertThat(forms.draft(person, ITEM).orElseThrow().answers()).containsEntry("reason", "手机二");
        Draft forced = drafts.save(person, ITEM, Optional.empty(), Map.of("reason", "电脑"), Optional.empty());
        assertThat(forced.revision()).isEqualTo(3);
        forms.handedIn(person, ITEM, form(field("a", text(9))), Map.of(), "application 1");
        refused(FormsProblem.DRAFT_CHANGED_MEANWHILE, () -> save(person, "已提交的又来了", 3));
        assertThat(forms.draft(person, ITEM)).isEmpty();
    }

    @Test
    void draftThatWasThrownAwayComesBackUnlessAnotherIsThere() {
        PersonId person = PersonId.next();
        save(person, "一", 0);
        drafts.discard(person, ITEM);
        assertThat(forms.draft(person, ITEM)).isEmpty();
        UUID thrown = drafts.discarded(person).getFirst().id();
        save(person, "二", 0);
        refused(FormsProblem.DRAFT_IN_THE_WAY, () -> drafts.restore(person, thrown));
        refused(KernelProblem.NOT_FOUND, () -> drafts.restore(PersonId.next(), thrown));
        drafts.discard(person, ITEM);
        assertThat(drafts.restore(person, thrown).answers()).containsEntry("reason", "一");
        assertThat(drafts.discarded(person))
                .hasSize(1)
                .noneMatch(one -> one.id().equals(thrown));
    }

    @Test
    void whatIsPastItsTimeIsForgotten() {
        PersonId person = PersonId.next();
        save(person, "旧", 0);
        drafts.discard(person, ITEM);
        save(person, "更旧", 0);
        materials.prove(person, "poor", "yes", "application 1", LocalDate.of(2020, 1, 1));
        jdbc.sql("update forms.draft set saved_at = '2020-01-01' where person = :person")
                .param("person", person)
                .update();
        jdbc.sql("update forms.discarded_draft set discarded_at = '2020-01-01' where person = :person")
                .param("person", person)
                .update();
        jobs.sweep();
        assertThat(forms.draft(person, ITEM)).isEmpty();
        assertThat(drafts.discarded(person)).isEmpty();
        assertThat(materials.of(person)).isEmpty();
    }

    @Test
    void draftBeyondAllMeasureIsRefused() {
        refused(FormsProblem.DRAFT_TOO_LARGE, () -> save(PersonId.next(), "长".repeat(100_001), 0));
    }

    @Test
    void answersOfADraftThatNoLongerFitAreTold() {
        Form changed = form(
                field("kind", choice(false, "own")),
                field("days", whole(1, 5)),
                field("phone", new Shape.Text(20, Optional.of(TextPattern.PHONE))),
                field("rows", table(0, 5, field("a", text(9)))),
                field("granted", text(9)).filledByOffice());
        Map<String, Object> typed = answers(
                "kind", "sick",
                "days", "three",
                "phone", "138",
                "gone", 1,
                "granted", "x",
                "rows", List.of(answers("a", "x", "b", 1)));
        assertThat(forms.unfit(changed, PersonId.next(), typed))
                .extracting(flaw -> flaw.field() + " " + flaw.reason())
                .containsExactlyInAnyOrder(
                        "kind NOT_AN_OPTION",
                        "days WRONG_KIND",
                        "gone UNKNOWN_FIELD",
                        "granted UNKNOWN_FIELD",
                        "rows[0].b UNKNOWN_FIELD");
    }

    @Test
    void fileIsOnesOwnIsKeptAndIsOfferedAgain() {
        Actor student = actor("陈思远");
        Actor other = actor("路人");
        StoredFile scan = upload(student);
        Form form = form(field(
                "proof",
                new Shape.FileUpload(
                        Set.of(Shape.FileUpload.Kind.ANY), 1, 1, 1, Optional.of(new Shape.Vault("id-card", 30)))));
        Map<String, Object> given =
                answers("proof", List.of(answers("id", scan.id().toString())));
        assertThat(FormFixture.reasons(forms.check(form, other.person(), given)))
                .containsExactly("proof FILE_UNKNOWN");
        Map<String, Object> accepted = FormFixture.accepted(forms.check(form, student.person(), given));
        assertThat(FormFixture.accepted(forms.checkStep(form, other.person(), given, accepted, "x", Set.of("proof"))))
                .as("what is on the case already may stay")
                .isEqualTo(accepted);
        forms.handedIn(student.person(), ITEM, form, accepted, "application 7");
        assertThatThrownBy(() -> files.delete(scan.id(), student))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem()).hasToString("FILE_KEPT"));
        Material kept = materials.of(student.person()).getFirst();
        assertThat(kept.files())
                .extracting(Material.MaterialFile::id)
                .containsExactly(scan.id().value());
        assertThat(kept.validUntil()).isAfter(kept.givenAt().atZone(Forms.ZONE).toLocalDate());
        materials.forget(student.person(), "id-card");
        refused(KernelProblem.NOT_FOUND, () -> materials.forget(student.person(), "id-card"));
    }

    @Test
    void provedFactFillsAFieldUntilItIsNoLongerValid() {
        PersonId person = PersonId.next();
        Form form = form(field("level", text(9)).from("proved.hardship"));
        assertThat(forms.flaws(form)).isEmpty();
        materials.prove(person, "hardship", "一般困难", "application 9", LocalDate.now(Forms.ZONE));
        assertThat(forms.prefilled(form, person)).extracting(Prefilled::value).containsExactly("一般困难");
        assertThat(FormFixture.accepted(forms.check(form, person, answers("level", "特别困难"))))
                .isEqualTo(answers("level", "一般困难"));
        materials.prove(
                person,
                "hardship",
                "一般困难",
                "application 9",
                LocalDate.now(Forms.ZONE).minusDays(1));
        assertThat(forms.prefilled(form, person)).isEmpty();
    }

    @Test
    void studentNamesStaffAndStudentsOfTheOwnCollegeAlone() {
        Roster roster = new Roster(jdbc);
        Roster.Someone student = roster.student();
        Roster.Someone mate = roster.someone("STUDENT", student.unit());
        Roster.Someone stranger = roster.student();
        Roster.Someone teacher = roster.staff();
        Form form = form(field("who", new Shape.PersonPick(Set.of(PersonKind.STUDENT, PersonKind.STAFF), false)));
        assertThat(names(form, student, mate)).isEmpty();
        assertThat(names(form, student, teacher)).isEmpty();
        assertThat(names(form, student, stranger)).containsExactly("who NOT_TO_BE_PICKED");
        assertThat(names(form, teacher, stranger)).isEmpty();
        roster.leaves(teacher);
        assertThat(names(form, student, teacher)).containsExactly("who NOT_TO_BE_PICKED");
        assertThat(registers.areas("")).anyMatch(area -> area.code().equals("330000"));
        assertThat(registers.areas("330100")).anyMatch(area -> area.name().equals("西湖区"));
        assertThat(registers.places("测试学院", shaopao.people.PlaceName.Kind.UNIT)).isNotEmpty();
        assertThat(registers.places("没有这个班", shaopao.people.PlaceName.Kind.CLASS))
                .isEmpty();
    }

    @Test
    void correctionIsSaidOnceAndAnsweredByWhoCaresForTheUnit() {
        Roster.Someone student = new Roster(jdbc).student();
        Actor actor =
                new Actor(Actor.Kind.PERSON, Optional.of(student.id().value()), "陈思远", "", Map.of(), Optional.empty());
        materials.prove(student.id(), "mother", "李梅", "application 3", LocalDate.now(Forms.ZONE));
        refused(FormsProblem.FACT_UNKNOWN, () -> corrections.open(actor, UUID.randomUUID(), "person.shoe", "43"));
        UUID id = UUID.randomUUID();
        assertThat(corrections.open(actor, id, "proved.mother", "李玫").held()).isEqualTo("李梅");
        refused(FormsProblem.CORRECTION_OPEN, () -> corrections.open(actor, UUID.randomUUID(), "proved.mother", "李枚"));
        Actor elsewhere = carer(UUID.randomUUID());
        Actor carer = carer(student.unit());
        assertThat(corrections
                        .within(elsewhere, Correction.Status.OPEN, Optional.empty(), 50)
                        .items())
                .isEmpty();
        refused(KernelProblem.NOT_FOUND, () -> corrections.answer(elsewhere, id, true, "好"));
        assertThat(corrections
                        .within(carer, Correction.Status.OPEN, Optional.empty(), 50)
                        .items())
                .extracting(Correction::id)
                .containsExactly(id);
        assertThat(corrections.answer(carer, id, true, "已更正").status()).isEqualTo(Correction.Status.MENDED);
        refused(FormsProblem.CORRECTION_CLOSED, () -> corrections.answer(carer, id, false, "不对"));
        assertThat(corrections.of(student.id()).getFirst().answer()).isEqualTo("已更正");
        corrections.open(actor, UUID.randomUUID(), "proved.mother", "李枚");
    }

    private List<String> names(Form form, Roster.Someone asking, Roster.Someone named) {
        return FormFixture.reasons(forms.check(
                form, asking.id(), answers("who", answers("id", named.id().toString()))));
    }

    private Draft save(PersonId person, String reason, int seen) {
        return drafts.save(person, ITEM, Optional.of("v1"), Map.of("reason", reason), Optional.of(seen));
    }

    private static void refused(Problem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private StoredFile upload(Actor owner) {
        byte[] content = ("%PDF-1.4 " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        return files.store(new ByteArrayInputStream(content), NewFile.named("proof.pdf", "test"), owner);
    }

    private static Actor actor(String name) {
        return new Actor(
                Actor.Kind.PERSON, Optional.of(UUID.randomUUID()), name, "127.0.0.1", Map.of(), Optional.empty());
    }

    private static Actor carer(UUID unit) {
        Scope scope = new Scope(false, Set.of(unit), Set.of(), Set.of(), Set.of());
        return new Actor(
                Actor.Kind.PERSON,
                Optional.of(UUID.randomUUID()),
                "王老师",
                "127.0.0.1",
                Map.of(Corrections.ANSWER, scope),
                Optional.empty());
    }
}
