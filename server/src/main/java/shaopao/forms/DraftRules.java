package shaopao.forms;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shaopao.forms.FieldFlaw.Reason;

/** Which answers of a draft do not fit the form any more. What is merely unfinished is no matter. Pure. */
final class DraftRules {

    private static final Set<Reason> UNFIT = EnumSet.of(
            Reason.WRONG_KIND,
            Reason.NOT_AN_OPTION,
            Reason.NOT_TO_BE_PICKED,
            Reason.FILE_UNKNOWN,
            Reason.FILE_TYPE,
            Reason.FILE_TOO_LARGE,
            Reason.TOO_MANY);

    private final Known known;
    private final List<FieldFlaw> flaws = new ArrayList<>();

    private DraftRules(Known known) {
        this.known = known;
    }

    static List<FieldFlaw> unfit(Form form, Map<String, Object> answers, Known known) {
        DraftRules rules = new DraftRules(known);
        rules.fields("", form.fields(), answers);
        return List.copyOf(rules.flaws);
    }

    private void fields(String path, List<Field> fields, Map<?, ?> answers) {
        answers.forEach((key, value) -> {
            Optional<Field> field = fields.stream()
                    .filter(one -> one.key().equals(key)
                            && one.shape().ruleType().isPresent()
                            && one.filledBy().isEmpty())
                    .findFirst();
            if (field.isEmpty()) {
                flaws.add(FieldFlaw.of(path + key, Reason.UNKNOWN_FIELD));
            } else if (value != null) {
                value(path + key, field.get().shape(), value);
            }
        });
    }

    private void value(String path, Shape shape, Object value) {
        if (shape instanceof Shape.Rows rows) {
            if (!(value instanceof List<?> list)) {
                flaws.add(FieldFlaw.of(path, Reason.WRONG_KIND));
                return;
            }
            for (int number = 0; number < list.size(); number++) {
                if (list.get(number) instanceof Map<?, ?> row) {
                    fields(path + "[" + number + "].", rows.asked(), row);
                }
            }
        } else if (ShapeRules.read(shape, value, known, code -> isThere(shape, code))
                        instanceof Reading.Bad(Reason reason, Map<String, Object> facts)
                && UNFIT.contains(reason)) {
            flaws.add(new FieldFlaw(path, reason, Optional.empty(), facts));
        }
    }

    private boolean isThere(Shape shape, String code) {
        return shape instanceof Shape.Choice choice
                && (choice.table().isPresent()
                        ? known.tables().containsKey(choice.table().get())
                                && known.tables().get(choice.table().get()).has(code)
                        : isAmong(choice.options(), code));
    }

    private static boolean isAmong(List<Shape.Option> options, String code) {
        return options.stream()
                .anyMatch(option ->
                        option.options().isEmpty() ? option.code().equals(code) : isAmong(option.options(), code));
    }
}
