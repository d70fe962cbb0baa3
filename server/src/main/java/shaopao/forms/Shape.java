package shaopao.forms;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import shaopao.kernel.Words;
import shaopao.people.PersonKind;
import shaopao.rules.RuleType;

/** What kind of answer a field takes. The allow-list: there is no other. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Shape.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Shape.LongText.class, name = "long-text"),
    @JsonSubTypes.Type(value = Shape.Quantity.class, name = "number"),
    @JsonSubTypes.Type(value = Shape.Money.class, name = "money"),
    @JsonSubTypes.Type(value = Shape.Day.class, name = "date"),
    @JsonSubTypes.Type(value = Shape.DayRange.class, name = "date-range"),
    @JsonSubTypes.Type(value = Shape.TimeOfDay.class, name = "time"),
    @JsonSubTypes.Type(value = Shape.Choice.class, name = "choice"),
    @JsonSubTypes.Type(value = Shape.PersonPick.class, name = "person"),
    @JsonSubTypes.Type(value = Shape.UnitPick.class, name = "unit"),
    @JsonSubTypes.Type(value = Shape.ClassPick.class, name = "class"),
    @JsonSubTypes.Type(value = Shape.PostalAddress.class, name = "address"),
    @JsonSubTypes.Type(value = Shape.FileUpload.class, name = "file"),
    @JsonSubTypes.Type(value = Shape.RowTable.class, name = "table"),
    @JsonSubTypes.Type(value = Shape.RepeatGroup.class, name = "group"),
    @JsonSubTypes.Type(value = Shape.HandSignature.class, name = "signature"),
    @JsonSubTypes.Type(value = Shape.MapLocation.class, name = "location"),
    @JsonSubTypes.Type(value = Shape.Computed.class, name = "computed"),
    @JsonSubTypes.Type(value = Shape.Explanation.class, name = "explanation"),
    @JsonSubTypes.Type(value = Shape.PageBreak.class, name = "page")
})
public sealed interface Shape {

    /** The type of the answer in rules; empty for what asks nothing. */
    Optional<RuleType> ruleType();

    /** In an order that is the same on every node, since a version is the hash of its content. */
    private static <E extends Enum<E>> Set<E> inOrder(Set<E> constants) {
        return Collections.unmodifiableSet(new TreeSet<>(constants));
    }

    /** A shape whose answer names something that a register knows, or a place on the map. */
    sealed interface Named extends Shape {}

    /** A shape that many are made of: rows of fields. */
    sealed interface Rows extends Shape {

        /** What is asked in each row. */
        List<Field> asked();

        int least();

        int most();

        @Override
        default Optional<RuleType> ruleType() {
            Map<String, RuleType> types = new LinkedHashMap<>();
            // a form with names that are none is refused; until then it has a type as well
            asked().stream()
                    .filter(field -> RuleType.isName(field.key()))
                    .forEach(field -> field.shape().ruleType().ifPresent(type -> types.put(field.key(), type)));
            return Optional.of(RuleType.list(RuleType.record(types)));
        }
    }

    /** One line; of a known pattern when there is one. */
    record Text(int lengthMax, Optional<TextPattern> pattern) implements Shape {
        @Override
        public Optional<RuleType> ruleType() {
            return Optional.of(RuleType.TEXT);
        }
    }

    /** Several lines. */
    record LongText(int lengthMax) implements Shape {
        @Override
        public Optional<RuleType> ruleType() {
            return Optional.of(RuleType.TEXT);
        }
    }

    /** A number; whole when there are no decimals. */
    record Quantity(BigDecimal min, BigDecimal max, int decimals, Optional<Words> unit) implements Shape {

        public Quantity {
            min = plain(min);
            max = plain(max);
        }

        private static BigDecimal plain(BigDecimal number) {
            BigDecimal bare = number.stripTrailingZeros();
            return bare.scale() < 0 ? bare.setScale(0) : bare;
        }

        @Override
        public Optional<RuleType> ruleType() {
            return Optional.of(decimals == 0 ? RuleType.INT : RuleType.DOUBLE);
        }
    }

    /** An amount in whole cents (分). */
    record Money(long minCents, long maxCents) implements Shape {
        @Override
        public Optional<RuleType> ruleType() {
            return Optional.of(RuleType.MONEY);
        }
    }

    /** A day: "2026-11-25". */
    record Day() implements Shape {
        @Override
        public Optional<RuleType> ruleType() {
            return Optional.of(RuleType.DATE);
        }
    }

    /** From one day to another, both included: {@code {"from": "2026-11-25", "to": "2026-11-26"}}. */
    record DayRange(int daysMax) implements Shape {
        @Override
        public Optional<RuleType> ruleType() {
            return Optional.of(RuleType.record(Map.of("from", RuleType.DATE, "to", RuleType.DATE)));
        }
    }

    /** A time of the day: "08:30". */
    record TimeOfDay() implements Shape {
        @Override
        public Optional<RuleType> ruleType() {
            return Optional.of(RuleType.TEXT);
        }
    }

    /**
     * One of several, or some of them: of the options, or of a table of standard codes.
     *
     * @param options empty when there is a table
     * @param table name of a table of {@link shaopao.people.Codes}
     */
    record Choice(boolean many, Style style, List<Option> options, Optional<String> table) implements Shape {

        public Choice {
            options = List.copyOf(options);
        }

        /** How it is drawn. */
        public enum Style {
            RADIO,
            CHECK,
            SELECT,
            TREE
        }

        @Override
        public Optional<RuleType> ruleType() {
            return Optional.of(many ? RuleType.list(RuleType.TEXT) : RuleType.TEXT);
        }
    }

    /**
     * What a person may choose; answers hold the code. One that has others below it is a heading.
     *
     * @param when rule by which it is there at all, with everything below it
     */
    record Option(String code, Words name, Optional<String> when, List<Option> options) {
        public Option {
            options = List.copyOf(options);
        }
    }

    /** A person of the school of one of the kinds: {@code {"id": …, "name": …}}, the name by us. */
    record PersonPick(Set<PersonKind> kinds, boolean many) implements Named {

        public PersonPick {
            kinds = inOrder(kinds);
        }

        @Override
        public Optional<RuleType> ruleType() {
            RuleType one = RuleType.record(Map.of("id", RuleType.TEXT, "name", RuleType.TEXT));
            return Optional.of(many ? RuleType.list(one) : one);
        }
    }

    /** A unit of the school: {@code {"id": …, "code": …, "name": …}}, code and name by us. */
    record UnitPick(boolean many) implements Named {
        @Override
        public Optional<RuleType> ruleType() {
            RuleType one = RuleType.record(Map.of("id", RuleType.TEXT, "code", RuleType.TEXT, "name", RuleType.TEXT));
            return Optional.of(many ? RuleType.list(one) : one);
        }
    }

    /** A class: {@code {"id": …, "code": …, "name": …}}, code and name by us. */
    record ClassPick() implements Named {
        @Override
        public Optional<RuleType> ruleType() {
            return new UnitPick(false).ruleType();
        }
    }

    /**
     * A place in China: {@code {"area": "330106", "name": "浙江省杭州市西湖区", "detail": "…"}}, the code by GB/T 2260, the
     * name by us.
     *
     * @param detail street and house are asked as well
     */
    record PostalAddress(boolean detail) implements Named {
        @Override
        public Optional<RuleType> ruleType() {
            return Optional.of(
                    RuleType.record(Map.of("area", RuleType.TEXT, "name", RuleType.TEXT, "detail", RuleType.TEXT)));
        }
    }

    /**
     * Files of the person: {@code [{"id": …, "name": …, "size": …, "mediaType": …}]}, all but the id by us.
     *
     * @param vault where the files are remembered for the next form that asks for the same
     */
    record FileUpload(Set<Kind> types, int sizeMaxMegabytes, int countMin, int countMax, Optional<Vault> vault)
            implements Named {

        public FileUpload {
            types = inOrder(types);
        }

        /** What may be handed in, found from the content. */
        public enum Kind {
            PDF,
            IMAGE,
            OFFICE,
            ANY
        }

        @Override
        public Optional<RuleType> ruleType() {
            return Optional.of(RuleType.list(RuleType.record(Map.of(
                    "id", RuleType.TEXT, "name", RuleType.TEXT, "size", RuleType.INT, "mediaType", RuleType.TEXT))));
        }
    }

    /**
     * A kind of material that is handed in once.
     *
     * @param validDays for so long it is offered again
     */
    record Vault(String kind, int validDays) {}

    /**
     * Rows under column heads.
     *
     * @param totals keys of columns whose sums are shown
     */
    record RowTable(List<Field> columns, int rowsMin, int rowsMax, List<String> totals) implements Rows {

        public RowTable {
            columns = List.copyOf(columns);
            totals = List.copyOf(totals);
        }

        @Override
        public List<Field> asked() {
            return columns;
        }

        @Override
        public int least() {
            return rowsMin;
        }

        @Override
        public int most() {
            return rowsMax;
        }
    }

    /** The same fields several times, one under the other. */
    record RepeatGroup(List<Field> fields, int timesMin, int timesMax) implements Rows {

        public RepeatGroup {
            fields = List.copyOf(fields);
        }

        @Override
        public List<Field> asked() {
            return fields;
        }

        @Override
        public int least() {
            return timesMin;
        }

        @Override
        public int most() {
            return timesMax;
        }
    }

    /** A picture of a signature written by hand: {@code {"file": …}}. */
    record HandSignature() implements Named {
        @Override
        public Optional<RuleType> ruleType() {
            return Optional.of(RuleType.record(Map.of("file", RuleType.TEXT)));
        }
    }

    /** Where the person is: degrees by WGS 84, metres of accuracy, and the place in words. */
    record MapLocation() implements Named {
        @Override
        public Optional<RuleType> ruleType() {
            return Optional.of(RuleType.record(Map.of(
                    "latitude", RuleType.DOUBLE,
                    "longitude", RuleType.DOUBLE,
                    "accuracyMetres", RuleType.DOUBLE,
                    "text", RuleType.TEXT)));
        }
    }

    /** What a rule gives from the fields above. */
    record Computed(String rule, Result result, Optional<Words> unit) implements Shape {

        /** What comes out; money in whole cents. */
        public enum Result {
            NUMBER,
            DECIMAL,
            MONEY,
            TEXT,
            FLAG,
            DATE
        }

        @Override
        public Optional<RuleType> ruleType() {
            return Optional.of(
                    switch (result) {
                        case NUMBER -> RuleType.INT;
                        case DECIMAL -> RuleType.DOUBLE;
                        case MONEY -> RuleType.MONEY;
                        case TEXT -> RuleType.TEXT;
                        case FLAG -> RuleType.BOOL;
                        case DATE -> RuleType.DATE;
                    });
        }
    }

    /** Words to read: a small part of Markdown. */
    record Explanation(Words text) implements Shape {
        @Override
        public Optional<RuleType> ruleType() {
            return Optional.empty();
        }
    }

    /** The fields from here to the next page stand on one step; when it is not visible, neither are they. */
    record PageBreak() implements Shape {
        @Override
        public Optional<RuleType> ruleType() {
            return Optional.empty();
        }
    }
}
