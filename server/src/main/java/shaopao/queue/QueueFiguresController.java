package shaopao.queue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.MayCall;
import shaopao.queue.ForecastStore.CalibrationDay;
import shaopao.queue.QueueFigureStore.CounterFigures;
import shaopao.queue.QueueFigureStore.HourFigures;
import shaopao.queue.QueueFigureStore.ServiceFigures;
import shaopao.queue.ReasonStore.DemandLine;

/** Statistics of halls: visits, waits, counters, how forecasts held, and what people came for in vain. */
@RestController
@RequestMapping("/api/queue/sites/{site}")
class QueueFiguresController {

    private static final int DAYS_MAX = 190;
    private static final int DEMAND_MAX = 100;

    private final QueueFigureStore figures;
    private final ReasonStore reasons;
    private final Forecasts forecasts;

    QueueFiguresController(QueueFigureStore figures, ReasonStore reasons, Forecasts forecasts) {
        this.figures = figures;
        this.reasons = reasons;
        this.forecasts = forecasts;
    }

    /** Figures of the days from the first to the last, the last thirty unless asked otherwise. */
    @MayCall(value = QueuePart.MANAGE, everywhere = true)
    @GetMapping("/figures")
    HallFigures hallFigures(
            @PathVariable UUID site, @RequestParam Optional<LocalDate> from, @RequestParam Optional<LocalDate> until) {
        LocalDate last = last(until);
        LocalDate first = first(from, last);
        return new HallFigures(
                first,
                last,
                figures.services(site, first, last),
                figures.counters(site, first, last),
                figures.hours(site, first, last),
                forecasts.calibration(site, 30));
    }

    /** What people came for and could have done online, or could if there were an item: most visits first. */
    @MayCall(value = QueuePart.MANAGE, everywhere = true)
    @GetMapping("/demand")
    List<DemandLine> visitDemand(
            @PathVariable UUID site, @RequestParam Optional<LocalDate> from, @RequestParam Optional<LocalDate> until) {
        LocalDate last = last(until);
        return reasons.demand(site, first(from, last), last, DEMAND_MAX);
    }

    private LocalDate last(Optional<LocalDate> until) {
        LocalDate today = forecasts.today();
        return until.filter(day -> day.isBefore(today) && day.isAfter(today.minusYears(5)))
                .orElse(today);
    }

    private static LocalDate first(Optional<LocalDate> from, LocalDate last) {
        LocalDate earliest = last.minusDays(DAYS_MAX);
        LocalDate wished = from.filter(day -> !day.isAfter(last)).orElse(last.minusDays(29));
        return wished.isBefore(earliest) ? earliest : wished;
    }

    /** Figures of some days. */
    record HallFigures(
            LocalDate from,
            LocalDate until,
            List<ServiceFigures> services,
            List<CounterFigures> counters,
            List<HourFigures> hours,
            List<CalibrationDay> calibration) {}
}
