package shaopao.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.ModuleTest;
import shaopao.forms.Forms;
import shaopao.forms.FormsProblem;
import shaopao.hall.catalogue.CatalogueProblem;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Problem;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseStatus;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.Cases;
import shaopao.workflow.WorkflowProblem;

@ModuleTest
class ApplicationsTests {

    @Autowired
    Applications applications;

    @Autowired
    ApplicationPages pages;

    @Autowired
    Forms forms;

    @Autowired
    Cases cases;

    @Autowired
    JdbcClient jdbc;

    private College college;

    @BeforeEach
    void found() {
        college = new College(jdbc);
    }

    @Test
    void shortLeaveIsApprovedByTheCounsellor() {
        forms.save(college.student.person(), "student-leave", Map.of("reason", "回"));
        CaseSummary opened = leave(2);
        assertThat(forms.draft(college.student.person(), "student-leave")).isEmpty();
        assertThat(number(page(college.counsellor, opened))).isEqualTo(1);
        assertThat(page(college.student, opened).waiting())
                .extracting(ApplicationPage.WaitingFor::person)
                .containsExactly("王晓梅", "李辅导");
        approve(college.counsellor, opened, 1);
        ApplicationPage done = page(college.student, opened);
        assertThat(done.card().status()).isEqualTo(CaseStatus.APPROVED);
        assertThat(done.answers()).containsEntry("days", 2).containsEntry("name", "陈思远");
        assertThat(done.timeline())
                .extracting(TimelineEntry::kind)
                .containsExactly(
                        TimelineEntry.Kind.SUBMITTED,
                        TimelineEntry.Kind.ASKED,
                        TimelineEntry.Kind.APPROVED,
                        TimelineEntry.Kind.FINISHED);
        assertThat(cases.todos(college.second.person(), Optional.empty(), 10).items())
                .isEmpty();
    }

    @Test
    void longLeaveGoesOnToTheDeanOfTheCollege() {
        CaseSummary opened = leave(4);
        approve(college.second, opened, 2);
        refused(() -> approve(college.counsellor, opened, 1), WorkflowProblem.CASE_MOVED);
        assertThat(number(page(college.dean, opened))).isEqualTo(3);
        approve(college.dean, opened, 3);
        assertThat(page(college.student, opened).card().status()).isEqualTo(CaseStatus.APPROVED);
    }

    @Test
    void returnedLeaveIsCorrectedAndHandedInAgain() {
        CaseSummary opened = leave(2);
        applications.act(college.counsellor, opened.id(), act(ActOnApplication.Kind.RETURN, 1, "请写明去向"));
        assertThat(page(college.student, opened).card().status()).isEqualTo(CaseStatus.RETURNED);
        refused(
                () -> applications.act(college.student, opened.id(), resubmit(Map.of("reason", "x"))),
                FormsProblem.ANSWERS_INVALID);
        Map<String, Object> better = new HashMap<>(answers(4));
        applications.act(college.student, opened.id(), resubmit(better));
        approve(college.counsellor, opened, 4);
        assertThat(page(college.dean, opened).timeline())
                .extracting(TimelineEntry::kind)
                .contains(TimelineEntry.Kind.RETURNED, TimelineEntry.Kind.RESUBMITTED);
    }

    @Test
    void outingOfOneDayIsDoneAtOnceAndTheCounsellorIsTold() {
        Map<String, Object> answers =
                Map.of("period", period(1), "overnight", "no", "destination", "西湖", "phone", "13800000000");
        CaseSummary opened = applications.apply(college.student, CaseId.next(), "outing-report", answers, null);
        assertThat(opened.status()).isEqualTo(CaseStatus.APPROVED);
        assertThat(page(college.counsellor, opened).timeline())
                .extracting(TimelineEntry::kind)
                .contains(TimelineEntry.Kind.INFORMED);
    }

    @Test
    void handingInTwiceMakesOneApplicationEvenWhenTheAnswersWouldNoLongerDo() {
        CaseId id = CaseId.next();
        CaseSummary first = applications.apply(college.student, id, "student-leave", answers(2), null);
        assertThat(applications.apply(college.student, id, "student-leave", Map.of(), null))
                .isEqualTo(first);
    }

    @Test
    void strangerSeesNothingAndCanDoNothing() {
        CaseSummary opened = leave(2);
        refused(() -> page(college.stranger, opened), KernelProblem.NOT_FOUND);
        refused(() -> page(college.dean, opened), KernelProblem.NOT_FOUND);
        refused(() -> approve(college.stranger, opened, 1), KernelProblem.NOT_FOUND);
        refused(
                () -> applications.act(college.counsellor, opened.id(), act(ActOnApplication.Kind.WITHDRAW, 0, "")),
                WorkflowProblem.APPLICANT_ONLY);
        Actor owner = new Actor(
                Actor.Kind.PERSON,
                college.stranger.id(),
                "事项负责人",
                "",
                Map.of(
                        "hall.manage",
                        new Scope(
                                false,
                                java.util.Set.of(),
                                java.util.Set.of(),
                                java.util.Set.of("student-leave"),
                                java.util.Set.of())),
                Optional.empty());
        assertThat(page(owner, opened).card().id()).isEqualTo(opened.id());
    }

    @Test
    void itemOfStudentsIsNotForStaff() {
        refused(
                () -> applications.apply(college.dean, CaseId.next(), "student-leave", answers(1), null),
                CatalogueProblem.NOT_FOR_YOU);
        refused(
                () -> applications.apply(college.student, CaseId.next(), "no-such-item", Map.of(), null),
                KernelProblem.NOT_FOUND);
    }

    @Test
    void flawsAreToldAtTheirFieldsInTheReadersLanguage() {
        assertThatThrownBy(() -> applications.apply(
                        college.student, CaseId.next(), "student-leave", Map.of("kind", "holiday"), null))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.problem()).isEqualTo(FormsProblem.ANSWERS_INVALID);
                    assertThat(refusal.facts().toString())
                            .contains("field=kind")
                            .contains("field=reason");
                });
    }

    private CaseSummary leave(int days) {
        return applications.apply(college.student, CaseId.next(), "student-leave", answers(days), null);
    }

    private static Map<String, Object> answers(int days) {
        return Map.of(
                "kind",
                "personal",
                "period",
                period(days),
                "leavesCity",
                "no",
                "reason",
                "家里有事",
                "contact",
                "母亲 13900000000");
    }

    private static Map<String, String> period(int days) {
        LocalDate first = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);
        return Map.of("from", first.toString(), "to", first.plusDays(days - 1L).toString());
    }

    private ApplicationPage page(Actor actor, CaseSummary of) {
        return pages.page(actor, of.id());
    }

    private void approve(Actor actor, CaseSummary of, int todo) {
        applications.act(actor, of.id(), act(ActOnApplication.Kind.APPROVE, todo, "同意"));
    }

    private static ActOnApplication act(ActOnApplication.Kind kind, int todo, String opinion) {
        return ActOnApplication.of(kind, UUID.randomUUID(), todo, opinion);
    }

    private static ActOnApplication resubmit(Map<String, Object> answers) {
        return new ActOnApplication(
                UUID.randomUUID(),
                ActOnApplication.Kind.RESUBMIT,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new HashMap<>(answers),
                null,
                null);
    }

    private static int number(ApplicationPage page) {
        return page.todo().map(ApplicationPage.OwnTodo::number).orElse(0);
    }

    private static void refused(ThrowingCallable act, Problem problem) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    @Test
    void whatMovedIsToldAndRecorded() {
        CaseSummary opened = leave(1);
        approve(college.counsellor, opened, 1);
        List<String> acts = jdbc.sql("select act from audit.entry where subject = :id order by at")
                .param("id", opened.id().toString())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
        assertThat(acts).containsExactly("hall.applied", "hall.approved");
    }
}
