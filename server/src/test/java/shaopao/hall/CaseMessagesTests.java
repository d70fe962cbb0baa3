package shaopao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.ModuleTest;
import shaopao.kernel.Actor;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseSummary;

@ModuleTest
class CaseMessagesTests {

    @Autowired
    Applications applications;

    @Autowired
    CaseMessages messages;

    @Autowired
    JdbcClient jdbc;

    private College college;

    @BeforeEach
    void newCollege() {
        college = new College(jdbc);
    }

    @Test
    void eachIsToldWhatConcernsThemAndNobodyTwice() {
        CaseSummary opened = leave(4);
        assertThat(titles(college.counsellor)).containsExactly("陈思远的“学生请假”待您办理");
        assertThat(titles(college.second)).hasSize(1);
        assertThat(titles(college.student)).isEmpty();
        approve(college.counsellor, opened, 1);
        assertThat(titles(college.dean)).containsExactly("陈思远的“学生请假”待您办理");
        approve(college.dean, opened, 3);
        assertThat(titles(college.student)).containsExactly("您的“学生请假”已通过");
        jdbc.sql("""
                insert into workflow.untold (case_id, seq, due_at)
                select case_id, seq, now() from workflow.case_event, generate_series(1, 10) where case_id = :id
                """).param("id", opened.id()).update();
        assertThat(titles(college.student)).as("told again of everything").hasSize(1);
        assertThat(titles(college.counsellor)).hasSize(1);
        assertThat(link(college.student)).isEqualTo("/hall/applications/" + opened.id());
    }

    @Test
    void whoMustCorrectIsToldWithTheOpinion() {
        CaseSummary opened = leave(2);
        act(college.counsellor, opened, ActOnApplication.Kind.RETURN, 1, "请写明去向");
        assertThat(titles(college.student)).containsExactly("您的“学生请假”被退回，请修改");
        assertThat(bodies(college.student).getFirst()).contains("请写明去向", opened.number());
    }

    @Test
    void refusalAndCommentAreTold() {
        CaseSummary opened = leave(2);
        act(college.counsellor, opened, ActOnApplication.Kind.COMMENT, 0, "有医院证明吗");
        assertThat(titles(college.student)).containsExactly("“学生请假”有新留言");
        act(college.counsellor, opened, ActOnApplication.Kind.REJECT, 1, "证明不全");
        assertThat(titles(college.student)).last().isEqualTo("您的“学生请假”未通过");
        assertThat(bodies(college.student).getLast()).contains("证明不全");
    }

    @Test
    void whatHappenedLongAgoRingsWithNobody() {
        CaseSummary old = leave(2);
        jdbc.sql("update workflow.case_event set at = at - interval '8 days' where case_id = :id")
                .param("id", old.id())
                .update();
        assertThat(titles(college.counsellor)).isEmpty();
        assertThat(jdbc.sql("select count(*) from workflow.untold where case_id = :id")
                        .param("id", old.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void moveThatCannotBeToldHoldsUpNobody() {
        CaseSummary broken = leave(2);
        jdbc.sql("update workflow.application_case set topic_version = 'gone' where id = :id")
                .param("id", broken.id())
                .update();
        College other = new College(jdbc);
        applications.apply(other.student, CaseId.next(), "student-leave", answers(2), null);
        messages.tellAll();
        assertThat(titles(other.counsellor)).hasSize(1);
        assertThat(jdbc.sql("select tries from workflow.untold where case_id = :id")
                        .param("id", broken.id())
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    private CaseSummary leave(int days) {
        return applications.apply(college.student, CaseId.next(), "student-leave", answers(days), null);
    }

    private static Map<String, Object> answers(int days) {
        LocalDate first = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);
        return Map.of(
                "kind",
                "personal",
                "period",
                Map.of("from", first.toString(), "to", first.plusDays(days - 1L).toString()),
                "leavesCity",
                "no",
                "reason",
                "家里有事",
                "contact",
                "母亲 13900000000");
    }

    private void approve(Actor actor, CaseSummary of, int todo) {
        act(actor, of, ActOnApplication.Kind.APPROVE, todo, "同意");
    }

    private void act(Actor actor, CaseSummary of, ActOnApplication.Kind kind, int todo, String opinion) {
        applications.act(actor, of.id(), ActOnApplication.of(kind, UUID.randomUUID(), todo, opinion));
    }

    private List<String> titles(Actor person) {
        return told(person, "title_zh");
    }

    private List<String> bodies(Actor person) {
        return told(person, "body_zh");
    }

    private String link(Actor person) {
        return told(person, "link").getLast();
    }

    private List<String> told(Actor person, String what) {
        messages.tellAll();
        return jdbc.sql("""
                select c.%s from notices.message m join notices.content c on c.id = m.content_id
                where m.person_id = :person order by m.id
                """.formatted(what))
                .param("person", person.person())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }
}
