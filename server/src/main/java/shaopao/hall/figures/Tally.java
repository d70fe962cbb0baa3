package shaopao.hall.figures;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Figures of a few applications, added up before they are written. */
final class Tally {

    final Map<DayKey, Day> days = new TreeMap<>();
    final Map<TimeKey, Integer> times = new TreeMap<>();

    /** In the order in which rows are locked. */
    record DayKey(String topic, LocalDate day) implements Comparable<DayKey> {
        @Override
        public int compareTo(DayKey other) {
            int byTopic = topic.compareTo(other.topic);
            return byTopic == 0 ? day.compareTo(other.day) : byTopic;
        }
    }

    /** In the order in which rows are locked. */
    record TimeKey(String topic, LocalDate month, String node, int bucket) implements Comparable<TimeKey> {
        @Override
        public int compareTo(TimeKey other) {
            return java.util.Comparator.comparing(TimeKey::topic)
                    .thenComparing(TimeKey::month)
                    .thenComparing(TimeKey::node)
                    .thenComparingInt(TimeKey::bucket)
                    .compare(this, other);
        }
    }

    /** What happened on one day. */
    record Day(
            int opened,
            int approved,
            int rejected,
            int withdrawn,
            int returned,
            int overdue,
            int typed,
            int prefilled,
            int rated,
            int stars) {

        static final Day NONE = new Day(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        static Day opened(int typed, int prefilled) {
            return new Day(1, 0, 0, 0, 0, 0, typed, prefilled, 0, 0);
        }

        static Day rated(int stars) {
            return new Day(0, 0, 0, 0, 0, 0, 0, 0, 1, stars);
        }

        Day plus(Day other) {
            return new Day(
                    opened + other.opened,
                    approved + other.approved,
                    rejected + other.rejected,
                    withdrawn + other.withdrawn,
                    returned + other.returned,
                    overdue + other.overdue,
                    typed + other.typed,
                    prefilled + other.prefilled,
                    rated + other.rated,
                    stars + other.stars);
        }
    }

    void add(String topic, LocalDate day, Day figures) {
        days.merge(new DayKey(topic, day), figures, Day::plus);
    }

    void took(String topic, LocalDate day, String node, long minutes) {
        times.merge(new TimeKey(topic, day.withDayOfMonth(1), node, TimeBuckets.of(minutes)), 1, Integer::sum);
    }
}
