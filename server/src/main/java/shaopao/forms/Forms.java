package shaopao.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shaopao.forms.spi.Prefill;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import tools.jackson.databind.json.JsonMapper;

/** Forms: checked when they are laid down, filled in advance, checked when they are handed in, kept as drafts. */
@Component
public class Forms {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int DRAFT_CHARACTERS_MAX = 100_000;

    private final FormLogic logic;
    private final List<Prefill> registers;
    private final DraftStore store;
    private final JsonMapper json;
    private final Clock clock;

    Forms(FormLogic logic, List<Prefill> registers, DraftStore store, JsonMapper json, Clock clock) {
        this.logic = logic;
        this.registers = List.copyOf(registers);
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /** Everything that is wrong with a form; one without flaws can be used. */
    public List<FormFlaw> flaws(Form form) {
        Set<String> facts = registers.stream()
                .flatMap(register -> register.offers().stream())
                .collect(Collectors.toSet());
        return FormFlaws.of(form, facts, rule -> logic.refusal(form, rule));
    }

    /** What is known of a person for the fields of a form, without anybody typing. */
    public List<Prefilled> prefilled(Form form, PersonId person) {
        Set<String> wanted = form.fields().stream()
                .flatMap(field -> field.prefill().stream())
                .map(Field.Source::fact)
                .collect(Collectors.toSet());
        List<Prefilled> filled = new ArrayList<>();
        for (Prefill register : registers) {
            if (register.offers().stream().noneMatch(wanted::contains)) {
                continue;
            }
            Map<String, Object> facts = register.facts(person);
            for (Field field : form.fields()) {
                field.prefill().ifPresent(source -> {
                    Object value = facts.get(source.fact());
                    if (value != null) {
                        filled.add(new Prefilled(field.key(), value, register.source(), source.locked()));
                    }
                });
            }
        }
        return filled;
    }

    /** Whether what a person hands in today answers the form, and the answers as they are to be kept. */
    public FormVerdict check(Form form, PersonId person, Map<String, Object> given) {
        Map<String, Object> locked = new HashMap<>();
        prefilled(form, person).stream()
                .filter(Prefilled::locked)
                .forEach(filled -> locked.put(filled.field(), filled.value()));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        return FormRules.check(form, given, locked, today, logic.of(form));
    }

    /** Types of the answers for conditions outside the form, in the notation of {@link shaopao.rules.RuleType}. */
    public Map<String, String> variables(Form form) {
        Map<String, String> types = new LinkedHashMap<>();
        form.fields()
                .forEach(
                        field -> types.put(field.key(), field.shape().ruleType().toString()));
        return types;
    }

    /** Keeps what was typed so far, unchecked but for its size; the last saving wins. */
    public Draft save(PersonId person, String form, Map<String, Object> answers) {
        String text = json.writeValueAsString(answers);
        if (text.length() > DRAFT_CHARACTERS_MAX) {
            throw new ProblemException(FormsProblem.DRAFT_TOO_LARGE, Map.of("max", DRAFT_CHARACTERS_MAX));
        }
        return store.save(person, form, text, clock.instant());
    }

    public Optional<Draft> draft(PersonId person, String form) {
        return store.draft(person, form);
    }

    /** A person's drafts, the latest first. */
    public List<Draft> drafts(PersonId person) {
        return store.drafts(person);
    }

    public void discard(PersonId person, String form) {
        store.discard(person, form);
    }
}
