package shaopao.gates;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import shaopao.kernel.ProblemException;
import shaopao.rules.Compilation;
import shaopao.rules.RuleType;
import shaopao.rules.Rules;

/** Refuses policies that could not be followed, with line, row and column of what is wrong. */
@Component
class Policies {

    private final Rules rules;

    Policies(Rules rules) {
        this.rules = rules;
    }

    void require(GatePolicy policy) {
        if (policy.mode() == GateMode.EXAM && policy.exam().isBlank()) {
            throw new ProblemException(GatesProblem.EXAM_MISSING);
        }
        List<PolicyLine> lines = policy.lines();
        for (int line = 0; line < lines.size(); line++) {
            Compilation compiled =
                    rules.compile(lines.get(line).condition(), PolicyLanguage.ENVIRONMENT, RuleType.BOOL);
            if (compiled instanceof Compilation.Refused refused) {
                throw new ProblemException(
                        GatesProblem.POLICY_LINE_WRONG,
                        Map.of(
                                "line",
                                line + 1,
                                "row",
                                refused.line(),
                                "column",
                                refused.column(),
                                "reason",
                                refused.reason(),
                                "name",
                                refused.facts().getOrDefault("name", "")));
            }
        }
    }
}
