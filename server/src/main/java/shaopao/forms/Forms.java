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
import shaopao.rules.RuleType;

/** Forms: checked when they are laid down, filled in advance, checked when they are handed in, kept as drafts. */
@Component
public class Forms {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final FormLogic logic;
    private final List<Prefill> registers;
    private final Registers known;
    private final Drafts drafts;
    private final Materials materials;
    private final Clock clock;

    Forms(FormLogic logic, List<Prefill> registers, Registers known, Drafts drafts, Materials materials, Clock clock) {
        this.logic = logic;
        this.registers = List.copyOf(registers);
        this.known = known;
        this.drafts = drafts;
        this.materials = materials;
        this.clock = clock;
    }

    /** Everything that is wrong with a form; one without flaws can be used. */
    public List<FormFlaw> flaws(Form form) {
        return FormFlaws.of(
                form, new FormFlaws.World(this::offered, known::hasTable, rule -> logic.refusal(form, rule)));
    }

    private boolean offered(String fact) {
        return registers.stream().anyMatch(register -> register.offers(fact));
    }

    /** What is known of a person for the fields of a form, without anybody typing. */
    public List<Prefilled> prefilled(Form form, PersonId person) {
        Set<String> wanted = form.fields().stream()
                .flatMap(field -> field.prefill().stream())
                .map(Field.Source::fact)
                .collect(Collectors.toSet());
        List<Prefilled> filled = new ArrayList<>();
        for (Prefill register : registers) {
            if (wanted.stream().noneMatch(register::offers)) {
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

    /** What a person handed in once and what answers file fields of the form today, in the order of the form. */
    public List<OfferedMaterial> materials(Form form, PersonId person) {
        return materials.offered(person, form);
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

    /** Which answers of a draft do not fit the form any more, after it has changed. */
    public List<FieldFlaw> unfit(Form form, PersonId person, Map<String, Object> answers) {
        return DraftRules.unfit(form, answers, known.known(form, List.of(answers), person, Set.of()));
    }

    /** The draft of a form, if there is one. */
    public Optional<Draft> draft(PersonId person, String name) {
        return drafts.draft(person, name);
    }

    /** Keeps what was typed so far, whatever is there; see {@link Drafts} for more. */
    public Draft save(PersonId person, String name, Map<String, Object> answers) {
        return drafts.save(person, name, Optional.empty(), answers, Optional.empty());
    }

    /**
     * Answers that were accepted are handed in: the draft goes, their files can no longer be deleted, and materials are
     * kept for the next form that asks for them.
     *
     * @param name of the form, as drafts name it
     * @param about what relies on the files: "application 20261124-0007"
     */
    public void handedIn(PersonId person, String name, Form form, Map<String, Object> answers, String about) {
        drafts.remove(person, name);
        materials.rely(files(form, answers), about);
        materials.keep(person, form, answers, about);
    }

    /**
     * Answers that were accepted at a step: their files can no longer be deleted.
     *
     * @param about what relies on the files: "application 20261124-0007"
     */
    public void answered(Form form, Map<String, Object> answers, String about) {
        materials.rely(files(form, answers), about);
    }
}
