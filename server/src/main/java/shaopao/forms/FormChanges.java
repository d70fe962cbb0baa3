package shaopao.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import shaopao.forms.FormChange.Aspect;
import shaopao.forms.FormChange.Kind;
import shaopao.kernel.Words;

/** What differs between two versions of a form. Pure. */
final class FormChanges {

    private final List<FormChange> changes = new ArrayList<>();

    private FormChanges() {}

    /** In the order of the later version; what went comes last. */
    static List<FormChange> between(Form before, Form after) {
        FormChanges found = new FormChanges();
        found.fields("", before.fields(), after.fields());
        return List.copyOf(found.changes);
    }

    private void fields(String path, List<Field> before, List<Field> after) {
        Map<String, Field> old = byKey(before);
        Map<String, Field> now = byKey(after);
        Map<String, String> oldAbove = above(before, now);
        Map<String, String> nowAbove = above(after, old);
        for (Field field : after) {
            Field was = old.get(field.key());
            if (was == null) {
                change(path, field, Kind.ADDED, Optional.empty(), "", type(field));
                continue;
            }
            if (!Objects.equals(oldAbove.get(field.key()), nowAbove.get(field.key()))) {
                change(
                        path,
                        field,
                        Kind.MOVED,
                        Optional.empty(),
                        oldAbove.getOrDefault(field.key(), ""),
                        nowAbove.getOrDefault(field.key(), ""));
            }
            aspects(path, was, field);
        }
        before.stream()
                .filter(field -> !now.containsKey(field.key()))
                .forEach(field -> change(path, field, Kind.REMOVED, Optional.empty(), type(field), ""));
    }

    private void aspects(String path, Field was, Field is) {
        differ(path, is, Aspect.LABEL, text(was.label()), text(is.label()));
        differ(path, is, Aspect.HELP, text(was.help()), text(is.help()));
        if (!type(was).equals(type(is))) {
            differ(path, is, Aspect.TYPE, type(was), type(is));
        } else if (was.shape() instanceof Shape.Rows old && is.shape() instanceof Shape.Rows now) {
            differ(path, is, Aspect.LIMITS, old.least() + "–" + old.most(), now.least() + "–" + now.most());
            fields(path + is.key() + ".", old.asked(), now.asked());
        } else if (!was.shape().equals(is.shape())) {
            differ(path, is, Aspect.LIMITS, limits(was.shape()), limits(is.shape()));
        }
        differ(path, is, Aspect.REQUIRED, String.valueOf(was.required()), String.valueOf(is.required()));
        differ(
                path,
                is,
                Aspect.REQUIRED_WHEN,
                was.requiredWhen().orElse(""),
                is.requiredWhen().orElse(""));
        differ(
                path,
                is,
                Aspect.VISIBLE_WHEN,
                was.visibleWhen().orElse(""),
                is.visibleWhen().orElse(""));
        differ(path, is, Aspect.CHECKS, checks(was), checks(is));
        differ(path, is, Aspect.PREFILL, prefill(was), prefill(is));
        differ(
                path,
                is,
                Aspect.FILLED_BY,
                was.filledBy().orElse(""),
                is.filledBy().orElse(""));
    }

    private void differ(String path, Field field, Aspect aspect, String before, String after) {
        if (!before.equals(after)) {
            change(path, field, Kind.CHANGED, Optional.of(aspect), before, after);
        }
    }

    private void change(String path, Field field, Kind kind, Optional<Aspect> aspect, String before, String after) {
        changes.add(new FormChange(path + field.key(), field.label(), kind, aspect, before, after));
    }

    private static Map<String, Field> byKey(List<Field> fields) {
        Map<String, Field> byKey = new LinkedHashMap<>();
        fields.forEach(field -> byKey.put(field.key(), field));
        return byKey;
    }

    /** The field above each, of those that both versions have. */
    private static Map<String, String> above(List<Field> fields, Map<String, Field> others) {
        Map<String, String> above = new HashMap<>();
        String last = "";
        for (Field field : fields) {
            if (others.containsKey(field.key())) {
                above.put(field.key(), last);
                last = field.key();
            }
        }
        return above;
    }

    private static String type(Field field) {
        return switch (field.shape()) {
            case Shape.Text _ -> "text";
            case Shape.LongText _ -> "long-text";
            case Shape.Quantity _ -> "number";
            case Shape.Money _ -> "money";
            case Shape.Day _ -> "date";
            case Shape.DayRange _ -> "date-range";
            case Shape.TimeOfDay _ -> "time";
            case Shape.Choice _ -> "choice";
            case Shape.PersonPick _ -> "person";
            case Shape.UnitPick _ -> "unit";
            case Shape.ClassPick _ -> "class";
            case Shape.PostalAddress _ -> "address";
            case Shape.FileUpload _ -> "file";
            case Shape.RowTable _ -> "table";
            case Shape.RepeatGroup _ -> "group";
            case Shape.HandSignature _ -> "signature";
            case Shape.MapLocation _ -> "location";
            case Shape.Computed _ -> "computed";
            case Shape.Explanation _ -> "explanation";
            case Shape.PageBreak _ -> "page";
        };
    }

    /** What goes with a type, as a person may compare it. */
    private static String limits(Shape shape) {
        return switch (shape) {
            case Shape.Text text ->
                text.lengthMax() + text.pattern().map(pattern -> " " + pattern).orElse("");
            case Shape.LongText text -> String.valueOf(text.lengthMax());
            case Shape.Quantity quantity ->
                quantity.min().toPlainString() + "–" + quantity.max().toPlainString() + " (" + quantity.decimals()
                        + ") " + text(quantity.unit());
            case Shape.Money money -> money.minCents() + "–" + money.maxCents();
            case Shape.DayRange range -> String.valueOf(range.daysMax());
            case Shape.Choice choice ->
                (choice.many() ? "* " : "") + choice.style() + " "
                        + choice.table().orElse(options(choice.options()));
            case Shape.PersonPick pick -> pick.kinds() + (pick.many() ? " *" : "");
            case Shape.UnitPick pick -> pick.many() ? "*" : "1";
            case Shape.PostalAddress address -> address.detail() ? "+" : "-";
            case Shape.FileUpload file ->
                file.types() + " " + file.sizeMaxMegabytes() + " MB, " + file.countMin() + "–" + file.countMax()
                        + file.vault()
                                .map(vault -> ", " + vault.kind() + " " + vault.validDays() + " d")
                                .orElse("");
            case Shape.Computed computed -> computed.result() + " " + computed.rule() + " " + text(computed.unit());
            case Shape.Explanation explanation -> text(explanation.text());
            case Shape.Rows _,
                    Shape.Day _,
                    Shape.TimeOfDay _,
                    Shape.ClassPick _,
                    Shape.HandSignature _,
                    Shape.MapLocation _,
                    Shape.PageBreak _ -> "";
        };
    }

    private static String options(List<Shape.Option> options) {
        return options.stream()
                .map(option -> option.code() + " " + option.name().zh()
                        + option.when().map(rule -> " [" + rule + "]").orElse("")
                        + (option.options().isEmpty() ? "" : " (" + options(option.options()) + ")"))
                .collect(Collectors.joining(", "));
    }

    private static String checks(Field field) {
        return field.checks().stream()
                .map(check -> check.when() + ": " + text(check.message()))
                .collect(Collectors.joining("; "));
    }

    private static String prefill(Field field) {
        return field.prefill()
                .map(source -> source.fact() + (source.locked() ? " !" : ""))
                .orElse("");
    }

    private static String text(Optional<Words> words) {
        return words.map(FormChanges::text).orElse("");
    }

    private static String text(Words words) {
        return words.zh().equals(words.en()) ? words.zh() : words.zh() + " / " + words.en();
    }
}
