package shaopao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesTests {

    private final Rules rules = new Rules();

    @Test
    void eligibilityReadsAsPeopleSayIt() {
        Environment environment = Environment.of(Map.of(
                "today",
                RuleType.DATE,
                "applicant",
                RuleType.parse("record{birthday: date, grade: int, roles: list<text>}")));
        Rule rule = rules.rule(
                "applicant.grade >= 2 && yearsBetween(applicant.birthday, today) >= 18 && 'student' in applicant.roles",
                environment,
                RuleType.BOOL);
        assertThat(rule.evaluate(Map.of(
                        "today", LocalDate.parse("2026-09-01"),
                        "applicant",
                                Map.of(
                                        "birthday",
                                        LocalDate.parse("2008-09-01"),
                                        "grade",
                                        2,
                                        "roles",
                                        java.util.List.of("student")))))
                .isEqualTo(new Outcome.Value(true));
        assertThat(rule.holds(Map.of("today", LocalDate.parse("2026-09-01")))).isFalse();
    }
}
