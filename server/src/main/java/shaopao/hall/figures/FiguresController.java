package shaopao.hall.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.hall.Reach;
import shaopao.hall.Sight;
import shaopao.hall.catalogue.Catalogue;
import shaopao.hall.catalogue.Departments;
import shaopao.hall.catalogue.LiveItem;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.MayCall;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.workflow.Node;

/** How the items for which the reader answers do. */
@RestController
@RequestMapping("/api/hall/desk")
class FiguresController {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int MONTHS_MAX = 24;
    private static final int MONTHS = 12;

    private final FiguresStore store;
    private final Sight sight;
    private final Catalogue catalogue;
    private final Departments departments;
    private final Clock clock;

    FiguresController(FiguresStore store, Sight sight, Catalogue catalogue, Departments departments, Clock clock) {
        this.departments = departments;
        this.store = store;
        this.sight = sight;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Figures of whole months, at most 24, by item, department and day; the last twelve months unless said. With one
     * item also by its steps.
     *
     * @param department code of an office; of all when empty
     */
    @MayCall(Sight.MANAGE)
    @GetMapping("/statistics")
    Figures statistics(
            Actor actor,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String department,
            @RequestParam Optional<YearMonth> from,
            @RequestParam Optional<YearMonth> to) {
        YearMonth last = to.orElse(YearMonth.now(clock.withZone(ZONE)));
        YearMonth first = from.orElse(last.minusMonths(MONTHS - 1L));
        long months = first.until(last, ChronoUnit.MONTHS);
        if (months < 0 || months >= MONTHS_MAX || first.getYear() < 2000 || last.getYear() > 2200) {
            throw new ProblemException(
                    KernelProblem.INVALID_REQUEST, Map.of("errors", List.of(Map.of("field", "from", "message", ""))));
        }
        Reach reach = sight.reach(actor, Sight.MANAGE);
        Reach asked = item.isEmpty() ? reach : new Reach(false, reach.narrowed(Set.of(item)));
        if (!department.isEmpty()) {
            Set<String> own = catalogue.codesOf(department);
            asked = new Reach(false, own.isEmpty() ? own : asked.narrowed(own));
        }
        return figures(asked, item, first.atDay(1), last.atEndOfMonth());
    }

    private Figures figures(Reach reach, String item, LocalDate from, LocalDate to) {
        Map<String, Tally.Day> sums = store.byItem(reach, from, to);
        Map<String, Map<Integer, Long>> times = store.times(reach, from, to);
        List<Figures.ItemLine> items = new ArrayList<>();
        Map<String, List<String>> offices = new TreeMap<>();
        sums.forEach((code, day) -> catalogue
                .item(code)
                .map(LiveItem::item)
                .ifPresentOrElse(
                        known -> {
                            items.add(new Figures.ItemLine(code, known.name(), line(List.of(code), sums, times)));
                            String office =
                                    known.unit().orElse(known.department().zh());
                            offices.computeIfAbsent(office, _ -> new ArrayList<>())
                                    .add(code);
                        },
                        () -> items.add(new Figures.ItemLine(code, Words.of(code), line(List.of(code), sums, times)))));
        items.sort(
                Comparator.comparingLong((Figures.ItemLine line) -> line.line().opened())
                        .reversed()
                        .thenComparing(Figures.ItemLine::code));
        return new Figures(
                from,
                to,
                line(List.copyOf(sums.keySet()), sums, times),
                items,
                offices.entrySet().stream()
                        .map(office -> new Figures.DepartmentLine(
                                office.getKey(), department(office.getValue()), line(office.getValue(), sums, times)))
                        .toList(),
                days(reach, from, to),
                reach.items().contains(item) ? nodes(item, from, to) : List.of());
    }

    private static Figures.FigureLine line(
            List<String> codes, Map<String, Tally.Day> sums, Map<String, Map<Integer, Long>> times) {
        return FigureRules.line(
                codes.stream()
                        .map(code -> sums.getOrDefault(code, Tally.Day.NONE))
                        .toList(),
                FigureRules.together(codes.stream()
                        .map(code -> times.getOrDefault(code, Map.of()))
                        .toList()));
    }

    private Words department(List<String> codes) {
        return catalogue
                .item(codes.getFirst())
                .map(LiveItem::item)
                .map(departments::name)
                .orElseThrow();
    }

    private List<Figures.DayLine> days(Reach reach, LocalDate from, LocalDate to) {
        return new TreeMap<>(store.byDay(reach, from, to))
                .entrySet().stream()
                        .map(day -> new Figures.DayLine(
                                day.getKey(),
                                day.getValue().opened(),
                                day.getValue().approved()
                                        + day.getValue().rejected()
                                        + day.getValue().withdrawn()))
                        .toList();
    }

    private List<Figures.NodeLine> nodes(String item, LocalDate from, LocalDate to) {
        Optional<LiveItem> live = catalogue.item(item);
        List<Figures.NodeLine> lines = new ArrayList<>();
        new TreeMap<>(store.times(item, from, to))
                .forEach((key, times) -> lines.add(new Figures.NodeLine(
                        key,
                        live.flatMap(one -> one.item().flow().node(key))
                                .map(Node::name)
                                .orElse(Words.of(key)),
                        times.values().stream().mapToLong(Long::longValue).sum(),
                        FigureRules.median(times),
                        FigureRules.ninetieth(times))));
        return lines;
    }
}
