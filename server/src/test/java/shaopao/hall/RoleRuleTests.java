package shaopao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.Roster.Someone;
import shaopao.workflow.spi.CandidateRule;

@CampusTest
class RoleRuleTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<CandidateRule> rules;

    @Test
    void aStepMayNameARoleAndTheHeadDecidesWhenItsHolderApplies() {
        Roster roster = new Roster(jdbc);
        Someone student = roster.student();
        Someone clerk = roster.staff();
        roster.grant(clerk, "clerk");
        Someone head = roster.staff();
        roster.heads(head, clerk.unit());
        CandidateRule role = rules.stream()
                .filter(rule -> rule.name().equals("role"))
                .findFirst()
                .orElseThrow();
        assertThat(role.people(student.id(), Map.of("role", "clerk"), Map.of())).contains(clerk.id());
        assertThat(role.people(student.id(), Map.of("role", "auditor"), Map.of()))
                .doesNotContain(clerk.id());
        assertThat(role.above(clerk.id(), Map.of("role", "clerk"), Map.of())).containsExactly(head.id());
    }
}
