package shaopao.hall.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.hall.Reach;
import shaopao.hall.catalogue.RealTimes;

/** What applications for an item took in the months of the last 180 days, from the figures. */
@Component
class CountedTimes implements RealTimes {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int DAYS = 180;
    private static final int ENOUGH = 5;
    private static final double MINUTES_A_DAY = 480;

    private final FiguresStore store;
    private final Clock clock;

    CountedTimes(FiguresStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Optional<Takes> takes(String code) {
        LocalDate today = LocalDate.now(clock.withZone(ZONE));
        Reach item = new Reach(false, Set.of(code));
        Map<Integer, Long> times = store.times(item, today.minusDays(DAYS).withDayOfMonth(1), today)
                .getOrDefault(code, Map.of());
        long count = times.values().stream().mapToLong(Long::longValue).sum();
        return FigureRules.median(times)
                .filter(_ -> count >= ENOUGH)
                .map(minutes -> new Takes(Math.round(10 * minutes / MINUTES_A_DAY) / 10.0, count));
    }
}
