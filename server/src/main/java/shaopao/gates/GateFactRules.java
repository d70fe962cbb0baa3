package shaopao.gates;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may be said of a person: texts in, fact or flaw out. Pure. */
final class GateFactRules {

    static final String RESIDENT = "resident:";

    private static final Pattern MARK = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.:@/-]{0,59}");
    private static final Pattern CAMPAIGN = Pattern.compile("([a-z0-9][a-z0-9-]{0,39})\\s*[=:：]\\s*(.*)");
    private static final Pattern STATE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,39}");
    private static final Pattern DATE =
            Pattern.compile("(\\d{4})[-/.年]?(\\d{1,2})[-/.月]?(\\d{1,2})日?(?:[T ]+(\\d{1,2}):(\\d{2})(?::\\d{2})?)?");

    /** A spreadsheet's number of a day. */
    private static final Pattern SERIAL = Pattern.compile("([1-6]\\d{4})(?:\\.0+)?");

    private static final LocalDate SERIAL_START = LocalDate.of(1899, 12, 30);

    private GateFactRules() {}

    /** What comes of a text. */
    sealed interface Read {

        record Good(GateFact fact) implements Read {}

        record Bad(GateFactFlaw why) implements Read {}
    }

    /**
     * A fact without its time.
     *
     * @param dormitory whether an open place of this code is a dormitory or lies in one
     */
    static Read read(GateFactKind kind, String value, Predicate<String> dormitory) {
        String text = value.strip();
        return switch (kind) {
            case OFF_CAMPUS -> text.isEmpty() ? good(kind, "", "") : new Read.Bad(GateFactFlaw.VALUE_WRONG);
            case RESIDENCE -> dormitory.test(text) ? good(kind, text, "") : new Read.Bad(GateFactFlaw.NOT_A_DORMITORY);
            case CAMPAIGN -> campaign(text);
            case MARK -> mark(text);
        };
    }

    private static Read campaign(String text) {
        Matcher parts = CAMPAIGN.matcher(text);
        if (!parts.matches()) {
            return new Read.Bad(GateFactFlaw.STATE_MISSING);
        }
        return STATE.matcher(parts.group(2)).matches()
                ? good(GateFactKind.CAMPAIGN, parts.group(1), parts.group(2))
                : new Read.Bad(GateFactFlaw.STATE_MISSING);
    }

    private static Read mark(String text) {
        if (text.startsWith(RESIDENT)) {
            return new Read.Bad(GateFactFlaw.MARK_RESERVED);
        }
        return MARK.matcher(text).matches()
                ? good(GateFactKind.MARK, text, "")
                : new Read.Bad(GateFactFlaw.VALUE_WRONG);
    }

    private static Read good(GateFactKind kind, String word, String state) {
        return new Read.Good(new GateFact(kind, word, state, Optional.empty(), Optional.empty()));
    }

    /** With a time, when it ends after it begins and is not over. */
    static Read during(GateFact fact, Optional<Instant> from, Optional<Instant> until, Instant now) {
        if (until.isPresent() && !until.get().isAfter(from.orElse(Instant.EPOCH))) {
            return new Read.Bad(GateFactFlaw.ENDS_BEFORE_IT_BEGINS);
        }
        if (until.isPresent() && !until.get().isAfter(now)) {
            return new Read.Bad(GateFactFlaw.OVER);
        }
        return new Read.Good(new GateFact(fact.kind(), fact.word(), fact.state(), from, until));
    }

    /**
     * A day as schools write it (2026-09-01, 2026/9/1, 20260901, 2026年9月1日, a spreadsheet's number), perhaps with a
     * time; empty when it is none. The last day of something counts whole.
     */
    static Optional<Instant> instant(String text, boolean end) {
        try {
            Matcher serial = SERIAL.matcher(text.strip());
            if (serial.matches()) {
                return Optional.of(start(SERIAL_START.plusDays(Long.parseLong(serial.group(1)) + (end ? 1 : 0))));
            }
            Matcher date = DATE.matcher(text.strip());
            if (!date.matches()) {
                return Optional.empty();
            }
            LocalDate day = LocalDate.of(number(date, 1), number(date, 2), number(date, 3));
            if (day.getYear() < 1900 || day.getYear() > 2200) {
                return Optional.empty();
            }
            return Optional.of(date.group(4) == null ? start(end ? day.plusDays(1) : day) : time(day, date));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Instant time(LocalDate day, Matcher date) {
        LocalDateTime time = day.atTime(LocalTime.of(number(date, 4), number(date, 5)));
        return time.atZone(PolicyLanguage.ZONE).toInstant();
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(PolicyLanguage.ZONE).toInstant();
    }
}
