package shaopao.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import shaopao.Roster;
import shaopao.access.Accounts;

/**
 * What people look at in a hall with a million finished and 50,000 open cases, over HTTP by 20 signed-in people at
 * once: what waits for me, what I handed in, items by what one types, and the desk of a department. Each of the 20
 * asks for one after the other, so all kinds run beside one another.
 */
final class HallBench {

    private static final String PASSWORD = "correct horse battery";
    private static final int PARALLEL = 20;
    private static final int FINISHED = 1_000_000;
    private static final int OPEN = 50_000;
    private static final List<String> TYPED =
            List.of("qj", "请假", "leave", "在读证明", "xsqj", "外出", "证明", "假期", "dorm", "enrol");

    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final AtomicInteger errors = new AtomicInteger();
    private final List<Wire> deciders = new ArrayList<>();
    private final List<Wire> students = new ArrayList<>();
    private final List<Wire> clerks = new ArrayList<>();

    private HallBench() {}

    public static void main(String[] args) throws Exception {
        int finished = args.length > 0 ? Integer.parseInt(args[0]) : FINISHED;
        double seconds = args.length > 1 ? Double.parseDouble(args[1]) : 10;
        String last;
        try (BenchProgram program = BenchProgram.start("hall", true)) {
            last = new HallBench().run(program, finished, seconds);
        }
        System.out.println(last);
        System.exit(0);
    }

    private String run(BenchProgram program, int finished, double seconds) throws Exception {
        long begun = System.nanoTime();
        try (HallLoad load = new HallLoad(program)) {
            load.finished(finished);
            load.open(OPEN * (finished / 1_000) / 1_000);
            load.settle();
            System.out.printf(
                    Locale.ROOT,
                    "%,d cases, %,d to-dos, %,d commands after %.0f s%n",
                    load.count("application_case"),
                    load.count("todo"),
                    load.count("case_event"),
                    (System.nanoTime() - begun) / 1e9);
        }
        signIn(program);
        WarmUp.until("questions", () -> 4 * storm(seconds / 2));
        tallies.clear();
        storm(seconds);
        tallies.forEach((what, tally) -> System.out.printf(Locale.ROOT, "%-7s %s%n", what, tally));
        return String.format(
                        Locale.ROOT,
                        "hall: todo_p99_ms=%.1f mine_p99_ms=%.1f search_p99_ms=%.1f desk_p99_ms=%.1f",
                        p99("todo"),
                        p99("mine"),
                        p99("search"),
                        p99("desk"))
                + (errors.get() == 0 ? "" : " errors=" + errors.get());
    }

    private double p99(String what) {
        Tally tally = tallies.get(what);
        return tally == null ? Double.NaN : tally.millis(0.99);
    }

    private void signIn(BenchProgram program) throws IOException {
        Accounts accounts = new Accounts(program.context());
        Roster roster = new Roster(program.jdbc());
        for (Cast cast : Cast.many(program.jdbc(), PARALLEL)) {
            students.add(Wire.signedIn(program, accounts, cast.student(), PASSWORD));
            Cast.Someone decider = deciders.size() % 2 == 0 ? cast.counsellor() : cast.dean();
            roster.grant(new Roster.Someone(decider.id(), decider.number(), new java.util.UUID(0, 0)), "administrator");
            deciders.add(Wire.signedIn(program, accounts, decider, PASSWORD));
            clerks.add(deciders.getLast());
        }
    }

    private double storm(double seconds) {
        return Storm.perSecond(PARALLEL, seconds, thread -> {
            ask("todo", deciders.get(thread), "/api/hall/todos", "\"items\":[{");
            ask("mine", students.get(thread), "/api/hall/applications", "\"items\":[{");
            String typed = TYPED.get((int) (System.nanoTime() / 1_000 % TYPED.size()));
            ask(
                    "search",
                    students.get(thread),
                    "/api/hall/items?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8),
                    "\"items\":[");
            ask("desk", clerks.get(thread), "/api/hall/desk/applications", "\"items\":[");
        });
    }

    private void ask(String what, Wire wire, String path, String holds) throws IOException {
        long begun = System.nanoTime();
        Wire.Answer answer = wire.get(path);
        long took = System.nanoTime() - begun;
        synchronized (tallies) {
            tallies.computeIfAbsent(what, _ -> new Tally()).add(took);
        }
        if ((answer.status() != 200 || !answer.body().contains(holds)) && errors.incrementAndGet() <= 5) {
            System.err.println(path + " gave " + answer);
        }
    }
}
