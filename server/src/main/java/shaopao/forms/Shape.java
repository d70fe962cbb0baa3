package shaopao.forms;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import shaopao.kernel.Words;
import shaopao.rules.RuleType;

/** What kind of answer a field takes. The allow-list: there is no other. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Shape.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Shape.LongText.class, name = "long-text"),
    @JsonSubTypes.Type(value = Shape.Whole.class, name = "number"),
    @JsonSubTypes.Type(value = Shape.Day.class, name = "date"),
    @JsonSubTypes.Type(value = Shape.DayRange.class, name = "date-range"),
    @JsonSubTypes.Type(value = Shape.Choice.class, name = "choice"),
    @JsonSubTypes.Type(value = Shape.Computed.class, name = "computed")
})
public sealed interface Shape {

    /** The type of the answer in rules. */
    RuleType ruleType();

    /** One line. */
    record Text(int lengthMax) implements Shape {
        @Override
        public RuleType ruleType() {
            return RuleType.TEXT;
        }
    }

    /** Several lines. */
    record LongText(int lengthMax) implements Shape {
        @Override
        public RuleType ruleType() {
            return RuleType.TEXT;
        }
    }

    /** A whole number. */
    record Whole(long min, long max, Optional<Words> unit) implements Shape {
        @Override
        public RuleType ruleType() {
            return RuleType.INT;
        }
    }

    /** A day: "2026-11-25". */
    record Day() implements Shape {
        @Override
        public RuleType ruleType() {
            return RuleType.DATE;
        }
    }

    /** From one day to another, both included: {@code {"from": "2026-11-25", "to": "2026-11-26"}}. */
    record DayRange(int daysMax) implements Shape {
        @Override
        public RuleType ruleType() {
            return RuleType.record(java.util.Map.of("from", RuleType.DATE, "to", RuleType.DATE));
        }
    }

    /** One of several, or some of them. */
    record Choice(boolean many, List<Option> options) implements Shape {
        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public RuleType ruleType() {
            return many ? RuleType.list(RuleType.TEXT) : RuleType.TEXT;
        }
    }

    /** What a person may choose; answers hold the code. */
    record Option(String code, Words name) {}

    /** A whole number that a rule gives from the fields above. */
    record Computed(String rule, Optional<Words> unit) implements Shape {
        @Override
        public RuleType ruleType() {
            return RuleType.INT;
        }
    }
}
