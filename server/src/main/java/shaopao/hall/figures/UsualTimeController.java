package shaopao.hall.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shaopao.hall.Reach;
import shaopao.kernel.MayCall;

/** How long an item really takes, for whoever thinks of applying. */
@RestController
@RequestMapping("/api/hall/items")
class UsualTimeController {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int MONTHS = 6;

    /** Fewer tell about persons rather than about the item. */
    private static final int CASES_MIN = 5;

    private final FiguresStore store;
    private final Clock clock;

    UsualTimeController(FiguresStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Of the last six months and this one, in working time; no times when fewer than five were decided. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/{code}/usual-time")
    UsualTime usualTime(@PathVariable String code) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        Map<Integer, Long> times = store.times(
                        new Reach(false, Set.of(code)),
                        today.minusMonths(MONTHS).withDayOfMonth(1),
                        today)
                .getOrDefault(code, Map.of());
        long cases = times.values().stream().mapToLong(Long::longValue).sum();
        return cases < CASES_MIN
                ? new UsualTime(0, Optional.empty(), Optional.empty())
                : new UsualTime(cases, FigureRules.median(times), FigureRules.ninetieth(times));
    }

    /**
     * Half of the decided applications took no longer than the median, nine of ten no longer than the ninetieth.
     *
     * @param cases how many it rests on
     */
    record UsualTime(long cases, Optional<Long> medianMinutes, Optional<Long> ninetiethMinutes) {}
}
