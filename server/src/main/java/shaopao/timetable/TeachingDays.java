package shaopao.timetable;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** On which day the lessons of a day are taught: days off, and days that the school puts elsewhere. Pure. */
final class TeachingDays {

    private final Set<LocalDate> off = new HashSet<>();
    private final Map<LocalDate, LocalDate> elsewhere = new HashMap<>();

    TeachingDays(Collection<LocalDate> holidays, Collection<TeachingDay> said) {
        off.addAll(holidays);
        for (TeachingDay one : said) {
            off.add(one.day());
            one.taughtAs().ifPresent(day -> elsewhere.put(day, one.day()));
        }
    }

    /** Whether lessons of any day are taught on this one. */
    boolean taught(LocalDate day) {
        return elsewhere.containsValue(day) || !off.contains(day);
    }

    /** The day on which the lessons planned for a day are taught; empty when they are not. */
    Optional<LocalDate> of(LocalDate planned) {
        LocalDate other = elsewhere.get(planned);
        if (other != null) {
            return Optional.of(other);
        }
        return off.contains(planned) ? Optional.empty() : Optional.of(planned);
    }
}
