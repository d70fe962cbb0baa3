package shaopao.hall.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shaopao.forms.Form;
import shaopao.forms.Forms;
import shaopao.kernel.Words;
import shaopao.people.PersonKind;
import shaopao.workflow.Cases;
import shaopao.workflow.Definition;
import shaopao.workflow.Who;

/** Makes an item of its file, or tells what is wrong with it, each flaw with its line and column. */
@Component
class ItemReader {

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern UNIT = Pattern.compile("[A-Z0-9][A-Z0-9._-]{0,39}");
    private static final int CODE_LENGTH_MAX = 60;
    private static final int WORDS_MAX = 40;
    private static final int PROMISED_DAYS_MAX = 365;
    private static final int MINUTES_MAX = 10_080;

    private final Forms forms;
    private final Cases cases;
    private final Eligibility eligibility;

    ItemReader(Forms forms, Cases cases, Eligibility eligibility) {
        this.forms = forms;
        this.cases = cases;
        this.eligibility = eligibility;
    }

    /** What came of reading. */
    sealed interface Reading {
        record Good(Item item) implements Reading {}

        record Flawed(List<ItemFlaw> flaws) implements Reading {}
    }

    /** Reads an item and checks all that is in it. */
    Reading read(CatalogueFiles.Source source) {
        return read(source, true);
    }

    /** Reads an item that was checked before: rules and people are taken as they are. */
    Reading understand(CatalogueFiles.Source source) {
        return read(source, false);
    }

    private Reading read(CatalogueFiles.Source source, boolean check) {
        try {
            YamlValue yaml = YamlValue.read(source.file(), source.yaml());
            FormReader form = new FormReader(yaml.find("form").orElse(YamlValue.emptyList()));
            FlowReader flow = new FlowReader(yaml.find("flow").orElse(YamlValue.emptyList()));
            Item item = item(yaml, source, form, flow);
            List<ItemFlaw> flaws = check ? flaws(yaml, item, form, flow) : List.of();
            return flaws.isEmpty() ? new Reading.Good(item) : new Reading.Flawed(flaws);
        } catch (YamlValue.FlawException e) {
            return new Reading.Flawed(List.of(e.flaw()));
        }
    }

    private Item item(YamlValue yaml, CatalogueFiles.Source source, FormReader formReader, FlowReader flowReader) {
        String code = code(yaml.need("code"), source.folder());
        boolean online = yaml.find("online").map(YamlValue::flag).orElse(true);
        if (online) {
            yaml.need("form");
            yaml.need("flow");
        }
        Form form = formReader.read();
        filledAtSteps(yaml, (step, field) -> flowReader.fills(step.text(), field));
        Optional<String> unit = unit(yaml.need("department"));
        int promisedDays = yaml.need("promisedDays").whole(0, PROMISED_DAYS_MAX);
        Item item = new Item(
                code,
                yaml.need("name").words(),
                yaml.need("summary").words(),
                unit,
                unit.map(Words::of).orElseGet(() -> yaml.need("department").words()),
                yaml.need("category").words(),
                each(yaml, "tags", YamlValue::text),
                each(yaml, "events", event -> event.constant(LifeEvent.class)),
                list(yaml, "keywords").stream().map(YamlValue::text).toList(),
                audience(yaml.need("audience")),
                list(yaml, "eligibility").stream().map(ItemReader::condition).toList(),
                promisedDays,
                yaml.find("batch").map(YamlValue::text),
                yaml.find("requiresTrial").map(YamlValue::flag).orElse(false),
                yaml.find("notify").flatMap(ItemReader::smsAfterMinutes),
                yaml.find("rating").map(YamlValue::flag).orElse(true),
                !online,
                form,
                new Definition(forms.variables(form), owners(yaml, unit), promisedDays, flowReader.read()),
                yaml.find("guide").map(GuidanceReader::read),
                source.guide());
        yaml.done();
        return item;
    }

    private List<ItemFlaw> flaws(YamlValue yaml, Item item, FormReader formReader, FlowReader flowReader) {
        List<ItemFlaw> flaws = new ArrayList<>();
        filledAtSteps(yaml, (step, field) -> {
            if (!flowReader.has(step.text())) {
                flaws.add(step.at("the flow has no step \"" + step.text() + "\" that could fill " + field));
            }
        });
        if (!item.counterOnly()) {
            forms.flaws(item.form()).stream().map(formReader::placed).forEach(flaws::add);
            cases.flaws(item.flow()).stream().map(flowReader::placed).forEach(flaws::add);
        }
        List<YamlValue> conditions = list(yaml, "eligibility");
        for (int i = 0; i < conditions.size(); i++) {
            YamlValue place = conditions.get(i).need("rule");
            eligibility
                    .refusal(item.eligibility().get(i))
                    .ifPresent(why -> flaws.add(place.at("the rule is refused: " + why)));
        }
        yaml.find("guide").ifPresent(guide -> materialsWithoutField(guide, item.form(), flaws));
        return flaws;
    }

    /** All that is wrong with one item. */
    List<ItemFlaw> flaws(CatalogueFiles.Source source) {
        return read(source) instanceof Reading.Flawed(List<ItemFlaw> flaws) ? flaws : List.of();
    }

    /** Fields that the people of a step fill in instead of the applicant, each with the step that it names. */
    private static void filledAtSteps(YamlValue yaml, BiConsumer<YamlValue, String> each) {
        for (YamlValue field : yaml.find("form").map(YamlValue::list).orElse(List.of())) {
            field.find("filledBy")
                    .ifPresent(step -> each.accept(step, field.need("key").text()));
        }
    }

    private static String code(YamlValue code, String folder) {
        if (!code.text().equals(folder)) {
            throw code.flawed("the code must be the name of the folder, \"" + folder + "\"");
        }
        if (folder.length() > CODE_LENGTH_MAX || !CODE.matcher(folder).matches()) {
            throw code.flawed("a code is of small Latin letters and digits, joined by hyphens, at most "
                    + CODE_LENGTH_MAX + " of them");
        }
        return folder;
    }

    /** The code of an office is in capital letters and digits; anything else is its name. */
    private static Optional<String> unit(YamlValue department) {
        return department.isMap()
                ? Optional.empty()
                : Optional.of(department.text())
                        .filter(text -> UNIT.matcher(text).matches());
    }

    /** Who decides when a step finds nobody: as written, or the heads of the office. */
    private static List<Who> owners(YamlValue yaml, Optional<String> unit) {
        return yaml.find("owners")
                .map(FlowReader::who)
                .or(() -> unit.map(code -> List.of(new Who("unit-head", java.util.Map.of("unit", code)))))
                .orElseGet(() -> FlowReader.who(yaml.need("owners")));
    }

    private static Set<PersonKind> audience(YamlValue audience) {
        List<YamlValue> kinds = audience.list();
        if (kinds.isEmpty()) {
            throw audience.flawed("an item is for somebody");
        }
        return kinds.stream().map(kind -> kind.constant(PersonKind.class)).collect(Collectors.toSet());
    }

    private static Condition condition(YamlValue yaml) {
        Condition condition =
                new Condition(yaml.need("rule").text(), yaml.need("message").words());
        yaml.done();
        return condition;
    }

    private static Optional<Integer> smsAfterMinutes(YamlValue yaml) {
        Optional<Integer> minutes = yaml.find("smsAfterMinutes").map(after -> after.whole(0, MINUTES_MAX));
        yaml.done();
        return minutes;
    }

    private static void materialsWithoutField(YamlValue guidance, Form form, List<ItemFlaw> flaws) {
        Set<String> keys = new HashSet<>();
        form.fields().forEach(field -> keys.add(field.key()));
        for (YamlValue material : list(guidance, "materials")) {
            if (material.isMap()) {
                material.find("field")
                        .filter(field -> !keys.contains(field.text()))
                        .ifPresent(field -> flaws.add(field.at("the form has no field \"" + field.text() + "\"")));
            }
        }
    }

    private static List<YamlValue> list(YamlValue yaml, String key) {
        Optional<YamlValue> found = yaml.find(key);
        List<YamlValue> list = found.map(YamlValue::list).orElse(List.of());
        if (list.size() > WORDS_MAX) {
            throw found.orElse(yaml).flawed("at most " + WORDS_MAX);
        }
        return list;
    }

    private static <T> Set<T> each(YamlValue yaml, String key, Function<YamlValue, T> one) {
        return list(yaml, key).stream().map(one).collect(Collectors.toSet());
    }
}
