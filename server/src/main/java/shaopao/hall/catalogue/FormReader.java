package shaopao.hall.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shaopao.forms.Field;
import shaopao.forms.Form;
import shaopao.forms.FormFlaw;
import shaopao.forms.Shape;

/** Reads the form of an item. */
final class FormReader {

    private final YamlValue source;
    private final Map<String, YamlValue> places = new HashMap<>();

    FormReader(YamlValue source) {
        this.source = source;
    }

    Form read() {
        return new Form(source.list().stream().map(this::field).toList());
    }

    /** A flaw of the form at its place in the file. */
    ItemFlaw placed(FormFlaw flaw) {
        String subject = flaw.subject().isEmpty() ? "" : ": " + flaw.subject();
        return places.getOrDefault(flaw.field(), source).at("field " + flaw.field() + " " + flaw.reason() + subject);
    }

    private Field field(YamlValue yaml) {
        String key = yaml.need("key").text();
        places.putIfAbsent(key, yaml);
        Field field = new Field(
                key,
                yaml.need("label").words(),
                yaml.find("help").map(YamlValue::words),
                shape(yaml),
                yaml.find("required").map(YamlValue::flag).orElse(false),
                yaml.find("requiredWhen").map(YamlValue::text),
                yaml.find("visibleWhen").map(YamlValue::text),
                yaml.find("checks").map(YamlValue::list).orElse(List.of()).stream()
                        .map(FormReader::check)
                        .toList(),
                yaml.find("prefill").map(FormReader::source));
        yaml.done();
        return field;
    }

    private static Shape shape(YamlValue yaml) {
        String type = yaml.need("type").text();
        return switch (type) {
            case "text" -> new Shape.Text(lengthMax(yaml, 100));
            case "long-text" -> new Shape.LongText(lengthMax(yaml, 2_000));
            case "number" ->
                new Shape.Whole(
                        yaml.find("min").map(YamlValue::whole).orElse(0L),
                        yaml.find("max").map(YamlValue::whole).orElse(1_000_000_000L),
                        yaml.find("unit").map(YamlValue::words));
            case "date" -> new Shape.Day();
            case "date-range" ->
                new Shape.DayRange(
                        yaml.find("daysMax").map(days -> days.whole(1, 3_660)).orElse(366));
            case "choice" ->
                new Shape.Choice(
                        yaml.find("many").map(YamlValue::flag).orElse(false),
                        yaml.need("options").list().stream()
                                .map(FormReader::option)
                                .toList());
            case "computed" ->
                new Shape.Computed(yaml.need("rule").text(), yaml.find("unit").map(YamlValue::words));
            default ->
                throw yaml.need("type")
                        .flawed("\"" + type + "\" is none of"
                                + " [text, long-text, number, date, date-range, choice, computed]");
        };
    }

    private static int lengthMax(YamlValue yaml, int usual) {
        return yaml.find("lengthMax").map(length -> length.whole(1, 10_000)).orElse(usual);
    }

    private static Shape.Option option(YamlValue yaml) {
        Shape.Option option =
                new Shape.Option(yaml.need("code").text(), yaml.need("name").words());
        yaml.done();
        return option;
    }

    private static Field.Check check(YamlValue yaml) {
        Field.Check check =
                new Field.Check(yaml.need("rule").text(), yaml.need("message").words());
        yaml.done();
        return check;
    }

    private static Field.Source source(YamlValue yaml) {
        if (!yaml.isMap()) {
            return new Field.Source(yaml.text(), false);
        }
        Field.Source source = new Field.Source(
                yaml.need("fact").text(),
                yaml.find("locked").map(YamlValue::flag).orElse(false));
        yaml.done();
        return source;
    }
}
