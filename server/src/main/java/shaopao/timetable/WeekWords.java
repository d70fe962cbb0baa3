package shaopao.timetable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Weeks as people write them: {@code 1-16}, {@code 1-15单}, {@code 2-8,10,12-16双周}. */
final class WeekWords {

    private static final int WEEK_MAX = 60;
    private static final Pattern PART =
            Pattern.compile("第?(\\d{1,2})(?:[-–—~至](\\d{1,2}))?周?[(（]?(单|双|odd|even)?周?[)）]?");

    private WeekWords() {}

    /** The weeks in order; empty when it cannot be understood. */
    static Optional<List<Integer>> parse(String text) {
        TreeSet<Integer> weeks = new TreeSet<>();
        for (String part : text.strip().split("[,，、;；]")) {
            Matcher found = PART.matcher(part.strip());
            if (!found.matches()) {
                return Optional.empty();
            }
            int from = Integer.parseInt(found.group(1));
            int to = found.group(2) == null ? from : Integer.parseInt(found.group(2));
            if (from < 1 || to < from || to > WEEK_MAX) {
                return Optional.empty();
            }
            for (int week = from; week <= to; week++) {
                if (fits(week, found.group(3) == null ? "" : found.group(3))) {
                    weeks.add(week);
                }
            }
        }
        return weeks.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(weeks));
    }

    private static boolean fits(int week, String which) {
        return switch (which) {
            case "单", "odd" -> week % 2 == 1;
            case "双", "even" -> week % 2 == 0;
            default -> true;
        };
    }

    /** The shortest way to write weeks: stretches, and one stretch of odd or even weeks. */
    static String of(List<Integer> weeks) {
        if (weeks.size() > 2 && weeks.stream().allMatch(week -> week % 2 == weeks.getFirst() % 2) && evenly(weeks)) {
            return weeks.getFirst() + "-" + weeks.getLast() + (weeks.getFirst() % 2 == 1 ? "单" : "双");
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < weeks.size(); ) {
            int end = i;
            while (end + 1 < weeks.size() && weeks.get(end + 1) == weeks.get(end) + 1) {
                end++;
            }
            parts.add(end == i ? String.valueOf(weeks.get(i)) : weeks.get(i) + "-" + weeks.get(end));
            i = end + 1;
        }
        return String.join(",", parts);
    }

    private static boolean evenly(List<Integer> weeks) {
        for (int i = 1; i < weeks.size(); i++) {
            if (weeks.get(i) - weeks.get(i - 1) != 2) {
                return false;
            }
        }
        return true;
    }
}
