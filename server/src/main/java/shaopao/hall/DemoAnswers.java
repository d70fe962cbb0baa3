package shaopao.hall;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import shaopao.forms.Field;
import shaopao.forms.Form;
import shaopao.forms.Shape;
import shaopao.forms.TextPattern;
import shaopao.people.Person;
import shaopao.people.UnitName;

/** Answers as people of the demo campus might have given them: each of the kind that its field takes. */
final class DemoAnswers {

    private static final List<String> TEXTS = List.of("见附件说明", "按学院安排办理", "已与导师沟通", "因个人原因申请", "请按规定办理", "参加校内活动使用");
    private static final int AMOUNT_MAX = 300_000;

    private final RandomGenerator random;
    private final LocalDate day;
    private final Person applicant;
    private final Campus campus;

    DemoAnswers(RandomGenerator random, LocalDate day, Person applicant, Campus campus) {
        this.random = random;
        this.day = day;
        this.applicant = applicant;
        this.campus = campus;
    }

    /** Of whom and of what answers may tell. */
    record Campus(List<Person> staff, List<UnitName> units) {}

    /** What the applicant handed in; fields that show only now and then are left out. */
    Map<String, Object> of(Form form) {
        return answers(
                form.fields(),
                field -> field.filledBy().isEmpty()
                        && field.visibleWhen().isEmpty()
                        && (field.required() || random.nextInt(3) == 0));
    }

    /** What the people of a step filled in. */
    Map<String, Object> at(Form form, String step) {
        return answers(
                form.fields(),
                field -> field.filledBy()
                        .filter(step::equals)
                        .filter(_ -> field.visibleWhen().isEmpty())
                        .isPresent());
    }

    private Map<String, Object> answers(List<Field> fields, Predicate<Field> wanted) {
        Map<String, Object> answers = new HashMap<>();
        fields.stream()
                .filter(wanted)
                .forEach(field -> answer(field).ifPresent(answer -> answers.put(field.key(), answer)));
        return answers;
    }

    private Optional<Object> answer(Field field) {
        return switch (field.shape()) {
            case Shape.Text text -> Optional.of(text(field, text));
            case Shape.LongText _ -> Optional.of(one(TEXTS));
            case Shape.Quantity quantity ->
                Optional.of(quantity.min().longValue()
                        + random.nextLong(1
                                + Math.min(
                                        20,
                                        quantity.max().longValue()
                                                - quantity.min().longValue())));
            case Shape.Money money ->
                Optional.of(money.minCents()
                        + random.nextLong(1 + Math.min(AMOUNT_MAX, money.maxCents() - money.minCents())));
            case Shape.Day _ ->
                Optional.of(day.plusDays(1L + random.nextInt(14)).toString());
            case Shape.DayRange range -> Optional.of(range(range));
            case Shape.TimeOfDay _ -> Optional.of("%02d:00".formatted(8 + random.nextInt(10)));
            case Shape.Choice choice -> choice(choice);
            case Shape.PersonPick pick -> person(pick);
            case Shape.UnitPick pick -> unit(pick);
            case Shape.PostalAddress _ ->
                Optional.of(Map.of("area", "330106", "name", "浙江省杭州市西湖区", "detail", "文一西路 1 号"));
            case Shape.MapLocation _ ->
                Optional.of(Map.of("latitude", 30.29, "longitude", 120.06, "accuracyMetres", 20, "text", "东门"));
            case Shape.Rows rows ->
                Optional.of(IntStream.range(0, Math.max(rows.least(), 1 + random.nextInt(2)))
                        .mapToObj(_ -> answers(
                                rows.asked(), column -> column.visibleWhen().isEmpty()))
                        .toList());
            case Shape.ClassPick _,
                    Shape.FileUpload _,
                    Shape.HandSignature _,
                    Shape.Computed _,
                    Shape.Explanation _,
                    Shape.PageBreak _ -> Optional.empty();
        };
    }

    private String text(Field field, Shape.Text text) {
        String fact = field.prefill().map(Field.Source::fact).orElse("");
        return switch (fact) {
            case "person.name" -> applicant.name();
            case "person.number" -> applicant.number();
            case "person.unit" -> applicant.unit().orElse("");
            case "person.class" -> applicant.className().orElse("");
            default -> {
                String plain = text.pattern().map(this::patterned).orElseGet(() -> one(TEXTS));
                yield plain.substring(0, Math.min(plain.length(), text.lengthMax()));
            }
        };
    }

    private String patterned(TextPattern pattern) {
        return switch (pattern) {
            case PHONE -> "100%08d".formatted(random.nextInt(100_000_000));
            case MAIL -> applicant.number().toLowerCase(java.util.Locale.ROOT) + "@jianghai.example";
            case IDENTITY_NUMBER -> "";
            case POSTCODE -> "310000";
            case BANK_ACCOUNT -> "62220000%08d".formatted(random.nextInt(100_000_000));
            case PLATE -> "浙A%05d".formatted(random.nextInt(100_000));
        };
    }

    private Map<String, Object> range(Shape.DayRange range) {
        LocalDate from = day.plusDays(1L + random.nextInt(5));
        int days = 1 + random.nextInt(Math.min(range.daysMax(), 5));
        return Map.of("from", from.toString(), "to", from.plusDays(days - 1L).toString());
    }

    private Optional<Object> choice(Shape.Choice choice) {
        List<String> codes = new ArrayList<>();
        choice.options().forEach(option -> codes.add(leaf(option)));
        if (codes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(choice.many() ? List.of(one(codes)) : one(codes));
    }

    private String leaf(Shape.Option option) {
        return option.options().isEmpty() ? option.code() : leaf(one(option.options()));
    }

    private Optional<Object> person(Shape.PersonPick pick) {
        Person staff = one(campus.staff());
        Map<String, Object> named = Map.of("id", staff.id().toString(), "name", staff.name());
        return Optional.of(pick.many() ? List.of(named) : named);
    }

    private Optional<Object> unit(Shape.UnitPick pick) {
        UnitName unit = one(campus.units());
        Map<String, Object> named = Map.of("id", unit.id().toString(), "code", unit.code(), "name", unit.name());
        return Optional.of(pick.many() ? List.of(named) : named);
    }

    private <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
