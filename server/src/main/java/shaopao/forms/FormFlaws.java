package shaopao.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import shaopao.forms.FormFlaw.Reason;
import shaopao.forms.FormRules.FieldRule;
import shaopao.forms.FormRules.Use;
import shaopao.rules.RuleType;

/** What a form must be like to be used. Pure. */
final class FormFlaws {

    private static final int FIELDS_MAX = 200;
    private static final int ROWS_MAX = 200;
    private static final int OPTIONS_MAX = 500;
    private static final int OPTION_LEVELS_MAX = 5;
    private static final int TEXT_MAX = 10_000;
    private static final int DAYS_MAX = 3_660;
    private static final int FILES_MAX = 50;
    private static final int MEGABYTES_MAX = 2_000;
    private static final int DECIMALS_MAX = 6;
    private static final BigDecimal NUMBER_MAX = BigDecimal.valueOf(9_007_199_254_740_991L);
    private static final Pattern VAULT_KIND = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    private final World world;
    private final List<FormFlaw> flaws = new ArrayList<>();

    private FormFlaws(World world) {
        this.world = world;
    }

    /**
     * What a form may rely on.
     *
     * @param facts the facts that the registers offer
     * @param tables the tables of codes that there are
     * @param refusalOf why a rule cannot be used; empty when it can
     */
    record World(Predicate<String> facts, Predicate<String> tables, Function<FieldRule, Optional<String>> refusalOf) {}

    /** Everything that is wrong. Rules are looked at only when the names of the fields are in order. */
    static List<FormFlaw> of(Form form, World world) {
        FormFlaws found = new FormFlaws(world);
        found.size(form);
        found.keys("", form.fields());
        boolean named = found.flaws.isEmpty();
        for (Field field : form.fields()) {
            found.field(Optional.empty(), field, named);
            if (field.shape() instanceof Shape.Rows rows) {
                rows.asked().forEach(asked -> found.field(Optional.of(field), asked, named));
            }
        }
        return List.copyOf(found.flaws);
    }

    private void size(Form form) {
        if (form.fields().isEmpty()) {
            flaw("", Reason.NO_FIELDS, "");
        }
        int fields = form.fields().size();
        for (Field field : form.fields()) {
            if (field.shape() instanceof Shape.Rows rows) {
                fields += rows.asked().size();
                if (rows.asked().isEmpty()) {
                    flaw(field.key(), Reason.NO_FIELDS, "");
                }
                keys(field.key() + ".", rows.asked());
            }
        }
        if (fields > FIELDS_MAX) {
            flaw("", Reason.TOO_MANY_FIELDS, String.valueOf(FIELDS_MAX));
        }
    }

    private void keys(String path, List<Field> fields) {
        Set<String> keys = new HashSet<>(Set.of(FormRules.TODAY));
        for (Field field : fields) {
            if (!RuleType.isName(field.key())) {
                flaw(path + field.key(), Reason.KEY_INVALID, field.key());
            } else if (!keys.add(field.key())) {
                flaw(path + field.key(), Reason.KEY_TWICE, field.key());
            }
        }
    }

    private void field(Optional<Field> rows, Field field, boolean named) {
        String path = rows.map(above -> above.key() + ".").orElse("") + field.key();
        if (rows.isPresent() && !mayStandIn(rows.get().shape(), field.shape())) {
            flaw(path, Reason.TYPE_NOT_HERE, "");
            return;
        }
        if (named) {
            rules(rows, field, path);
        }
        shape(field, path);
        misplaced(rows, field, path);
        field.prefill()
                .map(Field.Source::fact)
                .filter(world.facts().negate())
                .ifPresent(fact -> flaw(path, Reason.FACT_UNKNOWN, fact));
    }

    private static boolean mayStandIn(Shape rows, Shape shape) {
        return switch (shape) {
            case Shape.Rows _, Shape.PageBreak _ -> false;
            case Shape.Explanation _, Shape.HandSignature _, Shape.MapLocation _ -> rows instanceof Shape.RepeatGroup;
            default -> true;
        };
    }

    private void rules(Optional<Field> rows, Field field, String path) {
        List<FieldRule> rules = new ArrayList<>();
        field.visibleWhen().ifPresent(rule -> rules.add(new FieldRule(rows, field, Use.SHOW, rule)));
        field.requiredWhen().ifPresent(rule -> rules.add(new FieldRule(rows, field, Use.REQUIRE, rule)));
        if (field.shape().ruleType().isPresent()) {
            field.checks().forEach(check -> rules.add(new FieldRule(rows, field, Use.CHECK, check.when())));
        }
        if (field.shape() instanceof Shape.Computed computed) {
            rules.add(new FieldRule(rows, field, Use.COMPUTE, computed.rule()));
        }
        if (field.shape() instanceof Shape.Choice choice) {
            offers(choice.options()).forEach(rule -> rules.add(new FieldRule(rows, field, Use.OFFER, rule)));
        }
        rules.forEach(rule -> world.refusalOf().apply(rule).ifPresent(why -> flaw(path, Reason.RULE_REFUSED, why)));
    }

    private static List<String> offers(List<Shape.Option> options) {
        List<String> rules = new ArrayList<>();
        options.forEach(option -> {
            option.when().ifPresent(rules::add);
            rules.addAll(offers(option.options()));
        });
        return rules;
    }

    private void shape(Field field, String path) {
        switch (field.shape()) {
            case Shape.Text text -> within(path, text.lengthMax(), 1, TEXT_MAX);
            case Shape.LongText text -> within(path, text.lengthMax(), 1, TEXT_MAX);
            case Shape.DayRange range -> within(path, range.daysMax(), 1, DAYS_MAX);
            case Shape.Quantity quantity -> {
                ordered(path, quantity.min(), quantity.max());
                within(path, quantity.decimals(), 0, DECIMALS_MAX);
            }
            case Shape.Money money ->
                ordered(path, BigDecimal.valueOf(money.minCents()), BigDecimal.valueOf(money.maxCents()));
            case Shape.Choice choice -> options(path, choice);
            case Shape.PersonPick pick -> {
                if (pick.kinds().isEmpty()) {
                    flaw(path, Reason.OPTIONS_MISSING, "kinds");
                }
            }
            case Shape.FileUpload upload -> upload(path, upload);
            case Shape.Rows rows -> rows(path, rows);
            case Shape.Explanation explanation ->
                within(path, explanation.text().zh().length(), 1, TEXT_MAX);
            case Shape.Day _,
                    Shape.TimeOfDay _,
                    Shape.UnitPick _,
                    Shape.ClassPick _,
                    Shape.PostalAddress _,
                    Shape.HandSignature _,
                    Shape.MapLocation _,
                    Shape.Computed _,
                    Shape.PageBreak _ -> {}
        }
    }

    private void options(String path, Shape.Choice choice) {
        choice.table().filter(world.tables().negate()).ifPresent(table -> flaw(path, Reason.CODE_TABLE_UNKNOWN, table));
        List<String> codes = new ArrayList<>();
        codes(path, choice.options(), 1, codes);
        if (choice.table().isPresent() != choice.options().isEmpty() || codes.size() > OPTIONS_MAX) {
            flaw(path, Reason.OPTIONS_MISSING, "");
        }
        Set<String> seen = new HashSet<>();
        codes.stream().filter(code -> !seen.add(code)).forEach(code -> flaw(path, Reason.OPTION_TWICE, code));
    }

    private void codes(String path, List<Shape.Option> options, int level, List<String> codes) {
        if (level > OPTION_LEVELS_MAX) {
            flaw(path, Reason.OPTIONS_TOO_DEEP, String.valueOf(OPTION_LEVELS_MAX));
            return;
        }
        options.forEach(option -> {
            codes.add(option.code());
            codes(path, option.options(), level + 1, codes);
        });
    }

    private void upload(String path, Shape.FileUpload upload) {
        if (upload.types().isEmpty()) {
            flaw(path, Reason.OPTIONS_MISSING, "types");
        }
        within(path, upload.sizeMaxMegabytes(), 1, MEGABYTES_MAX);
        within(path, upload.countMax(), 1, FILES_MAX);
        within(path, upload.countMin(), 0, upload.countMax());
        upload.vault().ifPresent(vault -> {
            within(path, vault.validDays(), 1, DAYS_MAX);
            if (!VAULT_KIND.matcher(vault.kind()).matches()) {
                flaw(path, Reason.KEY_INVALID, vault.kind());
            }
        });
    }

    private void rows(String path, Shape.Rows rows) {
        within(path, rows.most(), 1, ROWS_MAX);
        within(path, rows.least(), 0, rows.most());
        if (rows instanceof Shape.RowTable table) {
            table.totals().stream()
                    .filter(total -> table.columns().stream()
                            .noneMatch(column -> column.key().equals(total) && isNumber(column.shape())))
                    .forEach(total -> flaw(path, Reason.TOTAL_UNKNOWN, total));
        }
    }

    private static boolean isNumber(Shape shape) {
        Set<RuleType> numbers = Set.of(RuleType.INT, RuleType.DOUBLE, RuleType.MONEY);
        return shape.ruleType().filter(numbers::contains).isPresent();
    }

    private void misplaced(Optional<Field> rows, Field field, String path) {
        boolean asksNothing = field.shape() instanceof Shape.Explanation || field.shape() instanceof Shape.PageBreak;
        boolean computed = field.shape() instanceof Shape.Computed;
        boolean required = field.required() || field.requiredWhen().isPresent();
        if (required && (asksNothing || computed)) {
            flaw(path, Reason.MISPLACED, "required");
        }
        if (asksNothing && !field.checks().isEmpty()) {
            flaw(path, Reason.MISPLACED, "checks");
        }
        boolean filled = asksNothing
                || computed
                || rows.isPresent()
                || field.shape() instanceof Shape.Rows
                || field.shape() instanceof Shape.FileUpload;
        if (field.prefill().isPresent() && filled) {
            flaw(path, Reason.MISPLACED, "prefill");
        }
        if (field.filledBy().isPresent() && (rows.isPresent() || computed)) {
            flaw(path, Reason.MISPLACED, "filledBy");
        }
    }

    private void ordered(String path, BigDecimal min, BigDecimal max) {
        if (min.compareTo(max) > 0 || min.abs().max(max.abs()).compareTo(NUMBER_MAX) > 0) {
            flaw(path, Reason.LIMIT_INVALID, min.toPlainString() + ".." + max.toPlainString());
        }
    }

    private void within(String path, int given, int min, int max) {
        if (given < min || given > max) {
            flaw(path, Reason.LIMIT_INVALID, String.valueOf(given));
        }
    }

    private void flaw(String field, Reason reason, String subject) {
        flaws.add(new FormFlaw(field, reason, subject));
    }
}
