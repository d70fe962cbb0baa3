package shaopao.pass;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.db.Locks;

/**
 * Makes the partitions of uses ahead of time, and forgets what is old: whole months of uses, visitors, who asked whom.
 * Of many nodes one does it.
 */
@Component
class PassJobs {

    private static final int MONTHS_AHEAD = 2;
    private static final ZoneId ZONE = PassCards.ZONE;

    private final UseStore uses;
    private final ClockStore clocks;
    private final PassRetention retention;
    private final Entitlements entitlements;
    private final PassSettings settings;
    private final Locks locks;
    private final Clock clock;

    PassJobs(
            UseStore uses,
            ClockStore clocks,
            PassRetention retention,
            Entitlements entitlements,
            PassSettings settings,
            Locks locks,
            Clock clock) {
        this.uses = uses;
        this.clocks = clocks;
        this.retention = retention;
        this.entitlements = entitlements;
        this.settings = settings;
        this.locks = locks;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void makeMonths() {
        locks.hold("pass.months");
        YearMonth now = YearMonth.from(clock.instant().atZone(ZONE));
        Stream.iterate(now, month -> month.plusMonths(1))
                .limit(MONTHS_AHEAD + 1L)
                .forEach(month -> uses.makeMonth(name(month), step(month), step(month.plusMonths(1))));
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    public void writeClocks() {
        clocks.write();
    }

    @Scheduled(cron = "0 20 3 * * *", zone = "Asia/Shanghai")
    @Transactional
    public void turnMonths() {
        makeMonths();
        YearMonth first = YearMonth.from(clock.instant().atZone(ZONE)).minusMonths(settings.useMonths());
        uses.months().stream().filter(name -> name.compareTo(name(first)) < 0).forEach(uses::dropMonth);
        uses.forgetRest(step(first));
        Instant before = first.atDay(1).atStartOfDay(ZONE).toInstant();
        retention.forget(before);
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT5M")
    @Transactional
    public void forgetCounters() {
        if (locks.tryHold("pass.counters")) {
            entitlements.forgetCounters();
        }
    }

    private static String name(YearMonth month) {
        return "use_%04d_%02d".formatted(month.getYear(), month.getMonthValue());
    }

    private static long step(YearMonth month) {
        Instant begin = month.atDay(1).atStartOfDay(ZONE).toInstant();
        return CodeRules.stepOf(begin);
    }
}
