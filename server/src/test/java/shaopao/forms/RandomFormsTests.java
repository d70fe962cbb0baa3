package shaopao.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shaopao.forms.FormFixture.Written;
import shaopao.forms.Shape.Computed.Result;
import shaopao.kernel.Words;
import shaopao.people.PersonKind;
import shaopao.rules.RuleType;

/** Random forms under random answers, from a seed. */
@Tag("once")
class RandomFormsTests {

    private static final int FORMS = 300;
    private static final int HAND_INS = 60;

    private final Random random = new Random(20_261_124);
    private int accepted;

    @Test
    void nothingThrowsAndWhatIsAcceptedIsAcceptedAgain() {
        for (int number = 0; number < FORMS; number++) {
            Form form = form();
            assertThat(FormFixture.flaws(form)).as("%s", form).isEmpty();
            for (int round = 0; round < HAND_INS; round++) {
                handIn(form);
            }
        }
        assertThat(accepted).as("accepted of " + FORMS * HAND_INS).isGreaterThan(2_000);
    }

    private void handIn(Form form) {
        Map<String, Object> given = given(form.fields());
        if (!(FormFixture.check(form, given) instanceof FormVerdict.Accepted(Map<String, Object> answers))) {
            return;
        }
        accepted++;
        assertThat(FormFixture.check(form, answers)).as("%s", form).isEqualTo(new FormVerdict.Accepted(answers));
        assertThat(FormFixture.step(form, Map.of(), answers, "nobody"))
                .as("a step that opens nothing changes nothing")
                .isEqualTo(new FormVerdict.Accepted(answers));
        String edited = form.fields().get(random.nextInt(form.fields().size())).key();
        if (FormFixture.step(form, random.nextBoolean() ? given : Map.of(), answers, edited)
                instanceof FormVerdict.Accepted(Map<String, Object> after)) {
            assertThat(after.keySet())
                    .isSubsetOf(form.fields().stream().map(Field::key).toList());
        }
    }

    private Form form() {
        List<Field> fields = new ArrayList<>();
        int count = 2 + random.nextInt(8);
        for (int at = 0; at < count; at++) {
            fields.add(field("f" + at, fields, true));
        }
        return new Form(fields);
    }

    private Field field(String key, List<Field> above, boolean top) {
        Written written = FormFixture.field(key, shape(above, top));
        boolean asks = written.field().shape().ruleType().isPresent();
        boolean computed = written.field().shape() instanceof Shape.Computed;
        if (random.nextInt(3) == 0) {
            written = written.visible(condition(above));
        }
        if (asks && !computed && random.nextInt(4) == 0) {
            written = written.requiredWhen(condition(above));
        }
        if (asks && random.nextInt(3) == 0) {
            written = written.check(condition(above), "不行");
        }
        return written.field();
    }

    private String condition(List<Field> above) {
        List<String> parts = new ArrayList<>(List.of("today > date('2026-01-01')", "true"));
        for (Field field : above) {
            Optional<RuleType> type = field.shape().ruleType();
            if (type.isEmpty()) {
                continue;
            }
            switch (type.get()) {
                case RuleType.Plain plain ->
                    parts.add(
                            switch (plain) {
                                case TEXT -> field.key() + " == 'a'";
                                case INT, MONEY -> field.key() + " > 2";
                                case DOUBLE -> field.key() + " > 2.5";
                                case BOOL -> field.key();
                                case DATE -> field.key() + " >= today";
                                case TIMESTAMP, DURATION -> "true";
                            });
                case RuleType.ListOf _ -> parts.add("size(" + field.key() + ") < 2");
                case RuleType.RecordOf(Map<String, RuleType> fields) -> {
                    if (fields.containsKey("from")) {
                        parts.add(field.key() + ".from <= " + field.key() + ".to");
                    }
                }
                case RuleType.MapOf _ -> {}
            }
        }
        String one = parts.get(random.nextInt(parts.size()));
        String other = parts.get(random.nextInt(parts.size()));
        return random.nextBoolean() ? one : "(" + one + ")" + (random.nextBoolean() ? " && " : " || ") + other;
    }

    private Shape shape(List<Field> above, boolean top) {
        return switch (random.nextInt(top ? 14 : 9)) {
            case 0 -> FormFixture.text(3);
            case 1 -> new Shape.LongText(5);
            case 2 -> FormFixture.whole(0, 5);
            case 3 -> FormFixture.decimal("-1", "9.5", 1);
            case 4 -> new Shape.Money(0, 500);
            case 5 -> new Shape.Day();
            case 6 -> new Shape.DayRange(3);
            case 7 -> FormFixture.choice(random.nextBoolean(), List.of(FormFixture.option("a"), offered(above)));
            case 8 -> FormFixture.computed(condition(above), Result.FLAG);
            case 9 -> new Shape.PageBreak();
            case 10 -> new Shape.Explanation(Words.of("说明"));
            case 11 -> new Shape.MapLocation();
            case 12 -> new Shape.PersonPick(Set.of(PersonKind.STAFF), random.nextBoolean());
            default -> rows(above);
        };
    }

    private Shape.Option offered(List<Field> above) {
        return new Shape.Option("b", Words.of("b"), Optional.of(condition(above)), List.of());
    }

    private Shape rows(List<Field> above) {
        List<Field> seen = new ArrayList<>(above);
        List<Field> columns = new ArrayList<>();
        for (int at = 0; at < 3; at++) {
            Field column = field("c" + at, seen, false);
            columns.add(column);
            seen.add(column);
        }
        return random.nextBoolean()
                ? new Shape.RowTable(columns, 0, 2, List.of())
                : new Shape.RepeatGroup(columns, 1, 3);
    }

    private Map<String, Object> given(List<Field> fields) {
        Map<String, Object> given = new HashMap<>();
        for (Field field : fields) {
            if (field.shape().ruleType().isPresent() && random.nextInt(4) > 0) {
                Object value = random.nextInt(12) == 0 ? junk() : fitting(field.shape());
                if (value != null) {
                    given.put(field.key(), value);
                }
            }
        }
        if (random.nextInt(40) == 0) {
            given.put("nobody", 1);
        }
        return given;
    }

    private @Nullable Object fitting(Shape shape) {
        return switch (shape) {
            case Shape.Text _, Shape.LongText _ -> pick("a", "b", " ", "字字字");
            case Shape.Quantity quantity -> quantity.decimals() == 0 ? pick(0, 3, 5L, 2.0) : pick(0, 2.5, 9.5, 3L);
            case Shape.Money _ -> pick(0, 3, 500);
            case Shape.Day _ -> pick("2026-11-24", "2026-12-31", "");
            case Shape.DayRange _ ->
                FormFixture.range("2026-11-24", pick("2026-11-24", "2026-11-26").toString());
            case Shape.Choice choice ->
                choice.many() ? pick(List.of("a"), List.of("a", "b"), List.of()) : pick("a", "b");
            case Shape.MapLocation _ -> pick(Map.of(), Map.of("latitude", 1, "longitude", 2.5));
            case Shape.Rows rows -> {
                List<Object> list = new ArrayList<>();
                for (int at = random.nextInt(3); at >= 0; at--) {
                    list.add(given(rows.asked()));
                }
                yield list;
            }
            default -> null;
        };
    }

    private @Nullable Object junk() {
        return pick(
                "",
                "x".repeat(50),
                -1,
                1e300,
                2.55,
                true,
                List.of(List.of()),
                List.of("z"),
                List.of(Map.of("c0", Map.of())),
                Map.of(),
                Map.of("from", 1),
                Map.of("id", "1"),
                Arrays.asList(null, 1),
                "2026-02-30");
    }

    private Object pick(Object... values) {
        return values[random.nextInt(values.length)];
    }
}
