package shaopao.rules;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.MayCall;
import shaopao.kernel.ProblemException;

@RestController
@RequestMapping("/api/rules")
class RulesController {

    private final Rules rules;
    private final RuleWords words;

    RulesController(Rules rules, RuleWords words) {
        this.rules = rules;
        this.words = words;
    }

    /** Tells whether an expression would be accepted, and if not, where and why. Nothing is stored. */
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/check")
    RuleVerdict check(@Valid @RequestBody CheckRule command) {
        Environment environment = environment(command);
        return switch (rules.compile(command.expression(), environment, type("result", command.result()))) {
            case Compilation.Compiled _ -> new RuleVerdict(true, Optional.empty());
            case Compilation.Refused refused ->
                new RuleVerdict(false, Optional.of(words.told(refused, LocaleContextHolder.getLocale())));
        };
    }

    private static Environment environment(CheckRule command) {
        Map<String, RuleType> types = new LinkedHashMap<>();
        command.variables().forEach((name, text) -> types.put(name, type("variables." + name, text)));
        try {
            return Environment.of(types);
        } catch (IllegalArgumentException e) {
            throw unknownType("variables", e);
        }
    }

    private static RuleType type(String field, String text) {
        try {
            return RuleType.parse(text);
        } catch (IllegalArgumentException e) {
            throw unknownType(field, e);
        }
    }

    private static ProblemException unknownType(String field, IllegalArgumentException e) {
        ProblemException refusal = new ProblemException(
                RulesProblem.RULE_TYPE_UNKNOWN, Map.of("field", field, "reason", String.valueOf(e.getMessage())));
        refusal.initCause(e);
        return refusal;
    }

    /** An expression, the types of its variables in the notation of {@link RuleType}, and the type it must have. */
    record CheckRule(
            @NotBlank @Size(max = 20_000) String expression,
            @NotNull @Size(max = 100) Map<@NotBlank String, @NotBlank @Size(max = 2_000) String> variables,
            @NotBlank @Size(max = 2_000) String result) {}

    /** Whether a rule may be saved. */
    record RuleVerdict(boolean accepted, Optional<RuleFlaw> flaw) {}
}
