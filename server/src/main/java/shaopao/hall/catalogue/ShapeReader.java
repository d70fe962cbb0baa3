package shaopao.hall.catalogue;

import static shaopao.hall.catalogue.FormReader.constants;
import static shaopao.hall.catalogue.FormReader.flag;
import static shaopao.hall.catalogue.FormReader.whole;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import shaopao.forms.Field;
import shaopao.forms.Shape;
import shaopao.forms.TextPattern;
import shaopao.kernel.Words;
import shaopao.people.PersonKind;

/** Reads what kind of answer a field takes, by its {@code type}. */
final class ShapeReader {

    /** Types that are made of other fields. */
    static final List<String> ROWS = List.of("table", "group");

    private static final List<String> PLAIN = List.of(
            "text",
            "long-text",
            "number",
            "money",
            "date",
            "date-range",
            "time",
            "choice",
            "person",
            "unit",
            "class",
            "address",
            "file",
            "signature",
            "location",
            "computed",
            "explanation",
            "page");

    private static final int LINE_MAX = 100;
    private static final int LINES_MAX = 2_000;
    private static final int TEXT_MAX = 10_000;
    private static final long CENTS_MAX = 100_000_000_000L;
    private static final int OPTION_LEVELS_MAX = 6;

    private ShapeReader() {}

    static Shape shape(YamlValue yaml) {
        String type = yaml.need("type").text();
        return switch (type) {
            case "text" ->
                new Shape.Text(
                        whole(yaml, "lengthMax", 1, TEXT_MAX).orElse(LINE_MAX),
                        yaml.find("pattern").map(pattern -> pattern.constant(TextPattern.class)));
            case "long-text" ->
                new Shape.LongText(whole(yaml, "lengthMax", 1, TEXT_MAX).orElse(LINES_MAX));
            case "number" ->
                new Shape.Quantity(
                        yaml.find("min").map(YamlValue::decimal).orElse(BigDecimal.ZERO),
                        yaml.find("max").map(YamlValue::decimal).orElse(BigDecimal.valueOf(1_000_000_000)),
                        whole(yaml, "decimals", 0, 6).orElse(0),
                        unit(yaml));
            case "money" ->
                new Shape.Money(
                        yaml.find("minCents").map(YamlValue::whole).orElse(0L),
                        yaml.find("maxCents").map(YamlValue::whole).orElse(CENTS_MAX));
            case "date" -> new Shape.Day();
            case "date-range" ->
                new Shape.DayRange(whole(yaml, "daysMax", 1, 3_660).orElse(366));
            case "time" -> new Shape.TimeOfDay();
            case "choice" -> choice(yaml);
            case "person" ->
                new Shape.PersonPick(
                        yaml.find("kinds")
                                .map(kinds -> constants(kinds, PersonKind.class))
                                .orElse(Set.of(PersonKind.STAFF)),
                        flag(yaml, "many"));
            case "unit" -> new Shape.UnitPick(flag(yaml, "many"));
            case "class" -> new Shape.ClassPick();
            case "address" ->
                new Shape.PostalAddress(yaml.find("detail").map(YamlValue::flag).orElse(true));
            case "file" -> upload(yaml);
            case "signature" -> new Shape.HandSignature();
            case "location" -> new Shape.MapLocation();
            case "computed" ->
                new Shape.Computed(
                        yaml.need("rule").text(),
                        yaml.find("result")
                                .map(result -> result.constant(Shape.Computed.Result.class))
                                .orElse(Shape.Computed.Result.NUMBER),
                        unit(yaml));
            case "explanation" -> new Shape.Explanation(yaml.need("text").words());
            case "page" -> new Shape.PageBreak();
            default -> throw unknown(yaml, type);
        };
    }

    private static YamlValue.FlawException unknown(YamlValue yaml, String type) {
        if (ROWS.contains(type)) {
            return yaml.need("type").flawed("\"" + type + "\" cannot stand in a table or group");
        }
        List<String> known = new ArrayList<>(PLAIN);
        known.addAll(ROWS);
        return yaml.need("type").flawed("\"" + type + "\" is none of " + known);
    }

    /** A table or a group. */
    static Shape rows(YamlValue yaml, Function<YamlValue, List<Field>> fields) {
        if (yaml.need("type").text().equals("table")) {
            return new Shape.RowTable(
                    fields.apply(yaml.need("columns")),
                    whole(yaml, "rowsMin", 0, 200).orElse(0),
                    whole(yaml, "rowsMax", 1, 200).orElse(50),
                    yaml.find("totals").map(YamlValue::list).orElse(List.of()).stream()
                            .map(YamlValue::text)
                            .toList());
        }
        return new Shape.RepeatGroup(
                fields.apply(yaml.need("fields")),
                whole(yaml, "timesMin", 0, 200).orElse(0),
                whole(yaml, "timesMax", 1, 200).orElse(10));
    }

    private static Optional<Words> unit(YamlValue yaml) {
        return yaml.find("unit").map(YamlValue::words);
    }

    private static Shape choice(YamlValue yaml) {
        boolean many = flag(yaml, "many");
        return new Shape.Choice(
                many,
                yaml.find("style")
                        .map(style -> style.constant(Shape.Choice.Style.class))
                        .orElse(many ? Shape.Choice.Style.CHECK : Shape.Choice.Style.RADIO),
                options(yaml.find("options"), 1),
                yaml.find("table").map(YamlValue::text));
    }

    private static List<Shape.Option> options(Optional<YamlValue> list, int level) {
        if (level > OPTION_LEVELS_MAX && list.isPresent()) {
            throw list.get().flawed("options stand too deep within others");
        }
        return list.map(YamlValue::list).orElse(List.of()).stream()
                .map(yaml -> option(yaml, level))
                .toList();
    }

    private static Shape.Option option(YamlValue yaml, int level) {
        Shape.Option option = new Shape.Option(
                yaml.need("code").text(),
                yaml.need("name").words(),
                yaml.find("when").map(YamlValue::text),
                options(yaml.find("options"), level + 1));
        yaml.done();
        return option;
    }

    private static Shape upload(YamlValue yaml) {
        int most = whole(yaml, "countMax", 1, 50).orElse(5);
        Optional<Integer> days = whole(yaml, "validDays", 1, 3_660);
        Optional<Shape.Vault> vault = yaml.find("vault").map(kind -> new Shape.Vault(kind.text(), days.orElse(365)));
        if (vault.isEmpty() && days.isPresent()) {
            throw yaml.need("validDays").flawed("\"validDays\" needs a \"vault\"");
        }
        return new Shape.FileUpload(
                yaml.find("types")
                        .map(types -> constants(types, Shape.FileUpload.Kind.class))
                        .orElse(Set.of(Shape.FileUpload.Kind.PDF, Shape.FileUpload.Kind.IMAGE)),
                whole(yaml, "sizeMaxMegabytes", 1, 2_000).orElse(20),
                whole(yaml, "countMin", 0, 50).orElse(1),
                most,
                vault);
    }
}
