package shaopao.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import shaopao.Shaopao;
import shaopao.hall.ReplayHall;
import shaopao.workflow.log.XesReader;

/**
 * Drives every case of an event log through the hall, in the order and at the times of the log, the cases of one day
 * side by side, and compares what the history then tells with what the log told. bench/replay/README.md says what
 * matches and what is refused.
 */
final class ReplayBench {

    private static final int SHOWN = 20;
    private static final int HANDS = 8;

    private final ReplayMap map;
    private final ReplayHall hall;
    private final List<Running> cases = new ArrayList<>();
    private final Map<String, Integer> reasons = new ConcurrentSkipListMap<>();

    private ReplayBench(ReplayMap map, ReplayHall hall) {
        this.map = map;
        this.hall = hall;
    }

    public static void main(String[] args) throws IOException, XMLStreamException {
        Map<String, String> words = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            words.put(args[i], args[i + 1]);
        }
        if (!words.containsKey("--log") || !words.containsKey("--map")) {
            System.err.println("replay needs --log LOG.xes.gz and --map MAP.yaml");
            System.exit(2);
        }
        ReplayMap map = ReplayMap.read(Path.of(words.get("--map")));
        Path item = words.containsKey("--item") ? Path.of(words.get("--item")) : map.item();
        Path folder = Files.createTempDirectory("shaopao-bench-replay");
        String last;
        try {
            List<XesReader.Trace> traces = traces(Path.of(words.get("--log")));
            int first = Integer.parseInt(words.getOrDefault("--cases", "1000000"));
            last = replay(map, item, folder, traces.subList(0, Math.min(first, traces.size())));
        } finally {
            try (var paths = Files.walk(folder)) {
                paths.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
        System.out.println(last);
        System.exit(0);
    }

    private static List<XesReader.Trace> traces(Path log) throws IOException, XMLStreamException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(log))) {
            return XesReader.read(log.toString().endsWith(".gz") ? new GZIPInputStream(file) : file);
        }
    }

    private static String replay(ReplayMap map, Path item, Path folder, List<XesReader.Trace> traces)
            throws IOException {
        Path catalogue = folder.resolve("catalogue");
        String code = ReplayHall.lay(item, catalogue);
        System.setProperty("shaopao.var", folder.resolve("var").toString());
        System.setProperty("shaopao.demo", "never");
        System.setProperty("server.port", "0");
        System.setProperty("shaopao.catalogue.folder", catalogue.toString());
        try (ConfigurableApplicationContext program =
                new SpringApplicationBuilder(Shaopao.class, ReplayHall.LogTime.class).run()) {
            ReplayHall hall = new ReplayHall(program, code);
            hall.applicants(map.applicants());
            map.activities().values().stream()
                    .map(ReplayMap.Activity::role)
                    .filter(role -> !role.isEmpty())
                    .distinct()
                    .forEach(hall::open);
            return new ReplayBench(map, hall).run(traces);
        }
    }

    /** One case on its way. */
    private static final class Running {
        final XesReader.Trace trace;
        final int applicant;
        final List<String> told = new ArrayList<>();
        ReplayHall.@Nullable Application application;
        String refused = "";

        Running(XesReader.Trace trace, int applicant) {
            this.trace = trace;
            this.applicant = applicant;
        }
    }

    private record Turn(Running of, int index, XesReader.Event event) {}

    private String run(List<XesReader.Trace> traces) {
        List<Turn> turns = new ArrayList<>();
        for (XesReader.Trace trace : traces) {
            Running running = new Running(trace, cases.size() % map.applicants());
            cases.add(running);
            for (int i = 0; i < trace.events().size(); i++) {
                turns.add(new Turn(running, i, trace.events().get(i)));
            }
        }
        turns.sort(Comparator.comparing(turn -> turn.event().at()));
        System.out.printf(Locale.ROOT, "%d cases, %d events%n", traces.size(), turns.size());
        long begun = System.nanoTime();
        int done = 0;
        Map<LocalDate, List<Turn>> days = turns.stream()
                .collect(Collectors.groupingBy(
                        turn -> LocalDate.ofInstant(turn.event().at(), ZoneOffset.UTC),
                        TreeMap::new,
                        Collectors.toList()));
        try (ExecutorService pool = Executors.newFixedThreadPool(HANDS)) {
            for (List<Turn> day : days.values()) {
                hall.begin(day.getFirst().event().at());
                side(pool, day);
                done += day.size();
                if (done / 5_000 > (done - day.size()) / 5_000) {
                    System.out.printf(Locale.ROOT, "%d events in %.0f s%n", done, (System.nanoTime() - begun) / 1e9);
                }
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            return compared(pool, seconds);
        }
    }

    /** The cases of a day side by side, each in its order. */
    private void side(ExecutorService pool, List<Turn> day) {
        Map<Running, List<Turn>> byCase =
                day.stream().collect(Collectors.groupingBy(Turn::of, LinkedHashMap::new, Collectors.toList()));
        await(pool, byCase.values().stream().map(turns -> () -> turns.forEach(this::turn)));
    }

    private static void await(ExecutorService pool, Stream<Runnable> work) {
        for (Future<?> one : work.map(pool::submit).toList()) {
            try {
                one.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private void turn(Turn turn) {
        if (turn.of().refused.isEmpty()) {
            act(turn);
        }
    }

    private void act(Turn turn) {
        Running of = turn.of();
        ReplayMap.Activity activity = map.activity(turn.event());
        ReplayMap.Act act = map.act(of.trace, turn.index());
        hall.at(turn.event().at());
        try {
            if (of.application == null && !map.open().isEmpty() && act != ReplayMap.Act.IGNORE) {
                of.application = hall.apply(of.applicant, map.answers(map.open(), of.trace, turn.index()));
                of.told.add(ReplayHall.words("SUBMIT", "", "", turn.event().at()));
            }
            done(of, turn, activity, act);
        } catch (ReplayHall.RefusedException refusal) {
            String problem = String.valueOf(refusal.getMessage());
            of.refused = turn.event().name() + ": " + problem;
            reasons.merge(turn.event().name() + ": " + problem.replaceAll(" \\{.*", ""), 1, Integer::sum);
        }
    }

    private void done(Running of, Turn turn, ReplayMap.Activity activity, ReplayMap.Act act) {
        Map<String, Object> answers = map.answers(activity.answers(), of.trace, turn.index());
        switch (act) {
            case IGNORE -> {
                return;
            }
            case SAVE -> {
                hall.save(of.applicant, answers);
                return;
            }
            case SUBMIT -> {
                if (of.application == null) {
                    of.application = hall.apply(of.applicant, answers);
                } else {
                    hall.resubmit(of.applicant, there(of), answers);
                }
            }
            case FILL -> hall.fill(of.applicant, there(of), activity.node(), answers);
            case APPROVE -> hall.approve(activity.role(), there(of), activity.node());
            case REJECT -> hall.reject(activity.role(), there(of), activity.node());
            case RETURN -> hall.sendBack(activity.role(), there(of), activity.node(), activity.to());
            case COMMENT -> hall.comment(of.applicant, there(of));
            case WITHDRAW -> hall.withdraw(of.applicant, there(of));
        }
        String node = act == ReplayMap.Act.SUBMIT ? "" : activity.node();
        of.told.add(
                ReplayHall.words(act.name(), node, activity.role(), turn.event().at()));
    }

    private static ReplayHall.Application there(Running of) {
        if (of.application == null) {
            throw new ReplayHall.RefusedException("nothing was handed in");
        }
        return of.application;
    }

    private String compared(ExecutorService pool, double seconds) {
        Map<Running, String> differences = new ConcurrentHashMap<>();
        await(pool, cases.stream().filter(of -> of.refused.isEmpty()).map(of -> () -> {
            differences.put(of, difference(of));
        }));
        int matched = 0;
        int refused = 0;
        int shown = 0;
        for (Running of : cases) {
            if (!of.refused.isEmpty()) {
                refused++;
                System.out.printf("refused %s: %s%n", of.trace.name(), of.refused);
                continue;
            }
            String difference = differences.getOrDefault(of, "");
            if (difference.isEmpty()) {
                matched++;
            } else if (shown++ < SHOWN) {
                System.out.printf("differs %s: %s%n", of.trace.name(), difference);
            }
        }
        reasons.forEach((reason, count) -> System.out.printf("%6d refused: %s%n", count, reason));
        return String.format(
                Locale.ROOT,
                "replay: cases=%d matched=%d refused=%d seconds=%.1f",
                cases.size(),
                matched,
                refused,
                seconds);
    }

    /** The first thing in which history and log differ; empty when they tell the same. */
    private String difference(Running of) {
        if (of.application == null) {
            return of.told.isEmpty() ? "" : "nothing was handed in";
        }
        ReplayHall.Told told = hall.told(of.application);
        for (int i = 0; i < Math.max(told.acts().size(), of.told.size()); i++) {
            String ours = i < told.acts().size() ? told.acts().get(i) : "nothing";
            String theirs = i < of.told.size() ? of.told.get(i) : "nothing";
            if (!ours.equals(theirs)) {
                return "history " + ours + ", log " + theirs;
            }
        }
        String expected = expected(of.trace);
        return told.status().equals(expected) ? "" : "stands at " + told.status() + ", log leaves it " + expected;
    }

    private String expected(XesReader.Trace trace) {
        Map<String, String> lasts = new HashMap<>();
        trace.events().forEach(event -> lasts.put(map.activity(event).document(), event.name()));
        if (map.done().containsAll(lasts.values())) {
            return "APPROVED";
        }
        int end = trace.events().size() - 1;
        return switch (map.act(trace, end)) {
            case WITHDRAW -> "WITHDRAWN";
            case REJECT -> "REJECTED";
            case RETURN -> map.activity(trace.events().get(end)).to().isEmpty() ? "RETURNED" : "RUNNING";
            case SAVE, SUBMIT, APPROVE, COMMENT, FILL, IGNORE -> lastReturned(trace) ? "RETURNED" : "RUNNING";
        };
    }

    /** A comment after a return leaves the case where it was. */
    private boolean lastReturned(XesReader.Trace trace) {
        for (int i = trace.events().size() - 1; i >= 0; i--) {
            ReplayMap.Activity activity = map.activity(trace.events().get(i));
            ReplayMap.Act act = map.act(trace, i);
            if (act != ReplayMap.Act.COMMENT && act != ReplayMap.Act.IGNORE) {
                return act == ReplayMap.Act.RETURN && activity.to().isEmpty();
            }
        }
        return false;
    }
}
