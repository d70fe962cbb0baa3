package shaopao.workflow.bpmn;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Working days and hours in the notation of ISO 8601: {@code P3D}, {@code PT4H}, {@code P1DT4H}. */
record Durations(int days, int hours) {

    private static final Pattern NOTATION = Pattern.compile("P(?:(\\d{1,4})D)?(?:T(\\d{1,4})H)?");

    /** Empty when it is not made of whole days and hours. */
    static Optional<Durations> read(String text) {
        Matcher matcher = NOTATION.matcher(text);
        if (!matcher.matches() || text.length() < 3 || text.endsWith("T")) {
            return Optional.empty();
        }
        return Optional.of(new Durations(number(matcher, 1), number(matcher, 2)));
    }

    private static int number(Matcher matcher, int group) {
        return Optional.ofNullable(matcher.group(group)).map(Integer::valueOf).orElse(0);
    }

    @Override
    public String toString() {
        String ofDays = days > 0 ? "P" + days + "D" : "P";
        return hours > 0 || days == 0 ? ofDays + "T" + hours + "H" : ofDays;
    }
}
