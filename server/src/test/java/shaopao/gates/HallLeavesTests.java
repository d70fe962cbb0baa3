package shaopao.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.hall.CasesWentOn;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseFile;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseStatus;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.DoneCommand;

/** What gates learn of leaves from the hall. */
@CampusTest
class HallLeavesTests {

    @Autowired
    HallLeaves leaves;

    @Autowired
    JdbcClient jdbc;

    private PersonId student;

    @BeforeEach
    void enrol() {
        student = new Roster(jdbc).student().id();
    }

    private static DoneCommand command(CaseId id, PersonId applicant, CaseStatus status, Object period) {
        Instant now = Instant.now();
        var summary = new CaseSummary(
                id,
                "2026-1",
                "student-leave",
                "1",
                "请假",
                "d",
                applicant,
                "学生",
                status,
                List.of(),
                1,
                now,
                now,
                Optional.empty(),
                Optional.empty());
        return new DoneCommand(new CaseFile(summary, Map.of("period", period), List.of(), List.of()), 1, 1, 0);
    }

    private DoneCommand leave(CaseId id, CaseStatus status) {
        LocalDate today = LocalDate.now(PolicyLanguage.ZONE);
        return command(
                id,
                student,
                status,
                Map.of("from", today.toString(), "to", today.plusDays(2).toString()));
    }

    private int spans() {
        return Optional.ofNullable(leaves.of(List.of(student)).get(student))
                .map(told -> told.leaves().size())
                .orElse(0);
    }

    @Test
    void approvedLeaveCountsAndOneThatIsTakenBackNoLonger() {
        CaseId first = new CaseId(Ids.next());
        CaseId second = new CaseId(Ids.next());
        leaves.wentOn(new CasesWentOn(List.of(leave(first, CaseStatus.RUNNING), leave(second, CaseStatus.APPROVED))));
        assertThat(spans()).isEqualTo(1);
        leaves.wentOn(new CasesWentOn(List.of(leave(first, CaseStatus.APPROVED), leave(first, CaseStatus.APPROVED))));
        assertThat(spans()).isEqualTo(2);
        leaves.wentOn(new CasesWentOn(List.of(leave(first, CaseStatus.APPROVED), leave(first, CaseStatus.RUNNING))));
        assertThat(spans()).isEqualTo(1);
        leaves.wentOn(new CasesWentOn(List.of(leave(second, CaseStatus.CANCELLED))));
        assertThat(spans()).isZero();
    }

    @Test
    void periodThatIsNoneMakesNoLeave() {
        CaseId id = new CaseId(Ids.next());
        for (Object period : List.of("tomorrow", Map.of("from", "2026-02-30", "to", "x"), Map.of())) {
            leaves.wentOn(new CasesWentOn(List.of(command(id, student, CaseStatus.APPROVED, period))));
        }
        assertThat(spans()).isZero();
    }
}
