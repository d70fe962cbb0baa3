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
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shaopao.forms.spi.Prefill;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.rules.RuleType;
import tools.jackson.databind.json.JsonMapper;

/** Forms: checked when they are laid down, filled in advance, checked when they are handed in, kept as drafts. */
@Component
public class Forms {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int DRAFT_CHARACTERS_MAX = 100_000;

    private final FormLogic logic;
    private final List<Prefill> registers;
    private final Registers known;
    private final DraftStore store;
    private final JsonMapper json;
    private final Clock clock;

    Forms(FormLogic logic, List<Prefill> registers, Registers known, DraftStore store, JsonMapper json, Clock clock) {
        this.logic = logic;
        this.registers = List.copyOf(registers);
        this.known = known;
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /** Everything that is wrong with a form; one without flaws can be used. */
    public List<FormFlaw> flaws(Form form) {
        Set<String> facts = registers.stream()
                .flatMap(register -> register.offers().stream())
                .collect(Collectors.toSet());
        return FormFlaws.of(
                form, new FormFlaws.World(facts::contains, known::hasTable, rule -> logic.refusal(form, rule)));
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
            Map<String, Object> facts = register.facts(person, wanted);
            for (Field field : form.fields()) {
                field.prefill()
                        .ifPresent(source -> Optional.ofNullable(facts.get(source.fact()))
                                .flatMap(fact -> FactRules.fit(field.shape(), fact))
                                .ifPresent(value -> filled.add(
                                        new Prefilled(field.key(), value, register.source(), source.locked()))));
            }
        }
        return filled;
    }

    /** Whether what a person hands in today answers the form, and the answers as they are to be kept. */
    public FormVerdict check(Form form, PersonId person, Map<String, ? extends @Nullable Object> given) {
        return check(form, person, given, Map.of());
    }

    /**
     * The same for an application that is handed in again.
     *
     * @param earlier the answers of the case so far; those that the applicant is not asked for stay as they are
     */
    public FormVerdict check(
            Form form, PersonId person, Map<String, ? extends @Nullable Object> given, Map<String, Object> earlier) {
        Map<String, Object> locked = new HashMap<>();
        prefilled(form, person).stream()
                .filter(Prefilled::locked)
                .forEach(filled -> locked.put(filled.field(), filled.value()));
        return check(form, person, given, earlier, Optional.empty(), locked);
    }

    /**
     * Whether what a person answers at a step fits: only the fields that the step opens are asked and checked, the
     * others stay as they are, and what is computed from those that changed is computed anew.
     *
     * @param step its key: the fields that are filled by it are open
     * @param edit keys of the applicant's fields that are open as well
     */
    public FormVerdict checkStep(
            Form form,
            PersonId person,
            Map<String, ? extends @Nullable Object> given,
            Map<String, Object> earlier,
            String step,
            Set<String> edit) {
        return check(form, person, given, earlier, Optional.of(new FormRules.Step(step, edit)), Map.of());
    }

    private FormVerdict check(
            Form form,
            PersonId person,
            Map<String, ? extends @Nullable Object> given,
            Map<String, Object> earlier,
            Optional<FormRules.Step> step,
            Map<String, Object> locked) {
        Known about = known.known(form, List.of(given, locked), person, files(form, earlier));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        FormRules.HandIn handIn = new FormRules.HandIn(given, earlier, step, locked, about, today);
        return FormRules.check(form, handIn, logic.of(form));
    }

    /** The files among the answers. */
    public Set<UUID> files(Form form, Map<String, Object> answers) {
        Registers.Mentions mentions = new Registers.Mentions();
        mentions.of(form.fields(), answers);
        return mentions.files();
    }

    /** Types of the answers for conditions outside the form, in the notation of {@link shaopao.rules.RuleType}. */
    public Map<String, String> variables(Form form) {
        Map<String, String> types = new LinkedHashMap<>();
        form.fields().stream()
                .filter(field -> RuleType.isName(field.key()))
                .forEach(field -> field.shape().ruleType().ifPresent(type -> types.put(field.key(), type.toString())));
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
