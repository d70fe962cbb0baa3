package shaopao.bench;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import shaopao.access.Accounts;

/**
 * The same two-step case over HTTP by signed-in people: handed in, my to-do, agreed to, my to-do, agreed to. JVM,
 * database and this driver share the cores. There are 20,000 finished cases before it begins, and nine older to-dos
 * wait for everybody who decides, so that a page has ten.
 */
final class HttpBench {

    private static final String PASSWORD = "correct horse battery";
    private static final int CLIENTS_MAX = 16;
    private static final int COLLEGES = 200;
    private static final int FINISHED = 20_000;
    private static final int WAITING = 9;

    private final List<Trio> trios = new ArrayList<>();
    private final AtomicInteger errors = new AtomicInteger();

    private HttpBench() {}

    public static void main(String[] args) throws Exception {
        double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 8;
        String last;
        try (BenchProgram program = BenchProgram.start("http", false)) {
            last = new HttpBench().run(program, seconds);
        }
        System.out.println(last);
        System.exit(last.endsWith("errors=0") ? 0 : 1);
    }

    private String run(BenchProgram program, double seconds) throws Exception {
        List<Cast> casts = Cast.founded(program.jdbc(), COLLEGES).subList(0, CLIENTS_MAX);
        try (HallLoad load = new HallLoad(program)) {
            load.finished(FINISHED);
            load.waiting(casts, WAITING);
            load.settle();
        }
        for (Cast cast : casts) {
            trios.add(new Trio(program, cast));
        }
        WarmUp.until(
                "cases",
                () -> Storm.perSecond(
                        CLIENTS_MAX, seconds, client -> trios.get(client).round()));
        String last = "";
        for (int clients : List.of(1, 4, CLIENTS_MAX)) {
            last = storm(clients, seconds);
        }
        return last;
    }

    private String storm(int clients, double seconds) throws IOException {
        trios.forEach(Trio::forget);
        double perSecond =
                Storm.perSecond(clients, seconds, client -> trios.get(client).round());
        Tally create = new Tally();
        Tally todo = new Tally();
        Tally approve = new Tally();
        for (Trio trio : trios) {
            create.add(trio.create);
            todo.add(trio.todo);
            approve.add(trio.approve);
        }
        System.out.printf(Locale.ROOT, "%2d clients: %5.0f cases/s, %d errors%n", clients, perSecond, errors.get());
        System.out.printf("   create  %s%n   to-do   %s%n   approve %s%n", create, todo, approve);
        return String.format(
                Locale.ROOT,
                "http: cases_per_s=%.0f create_p99_ms=%.1f approve_p99_ms=%.1f todo_p99_ms=%.1f errors=%d",
                perSecond,
                create.millis(0.99),
                approve.millis(0.99),
                todo.millis(0.99),
                errors.get());
    }

    /** One client: the three people of a case, each on a connection of their own. */
    private final class Trio {

        private final Wire student;
        private final Wire counsellor;
        private final Wire dean;
        private final String answers;
        private Tally create = new Tally();
        private Tally todo = new Tally();
        private Tally approve = new Tally();

        Trio(BenchProgram program, Cast cast) throws IOException {
            Accounts accounts = new Accounts(program.context());
            student = Wire.signedIn(program, accounts, cast.student(), PASSWORD);
            counsellor = Wire.signedIn(program, accounts, cast.counsellor(), PASSWORD);
            dean = Wire.signedIn(program, accounts, cast.dean(), PASSWORD);
            LocalDate first = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);
            answers = """
                    {"kind":"personal","period":{"from":"%s","to":"%s"},"leavesCity":"no","reason":"家里有事",\
                    "contact":"母亲 13900000000"}""".formatted(first, first.plusDays(4));
        }

        void forget() {
            create = new Tally();
            todo = new Tally();
            approve = new Tally();
        }

        void round() throws IOException {
            String id = UUID.randomUUID().toString();
            String body = "{\"id\":\"" + id + "\",\"item\":\"student-leave\",\"answers\":" + answers + "}";
            long begun = System.nanoTime();
            Wire.Answer made = student.post("/api/hall/applications", key(), body);
            create.add(System.nanoTime() - begun);
            if (!good(made, "\"RUNNING\"")) {
                return;
            }
            decide(counsellor, id, "\"RUNNING\"");
            decide(dean, id, "\"APPROVED\"");
        }

        private void decide(Wire wire, String id, String then) throws IOException {
            long begun = System.nanoTime();
            Wire.Answer page = wire.get("/api/hall/todos");
            todo.add(System.nanoTime() - begun);
            int at = page.body().indexOf(id);
            if (!good(page, id)) {
                return;
            }
            int number = number(page.body(), page.body().indexOf("\"todo\":", at) + 7);
            String body =
                    "{\"commandId\":\"" + key() + "\",\"act\":\"APPROVE\",\"todo\":" + number + ",\"opinion\":\"同意\"}";
            begun = System.nanoTime();
            Wire.Answer acted = wire.post("/api/hall/applications/" + id + "/acts", key(), body);
            approve.add(System.nanoTime() - begun);
            good(acted, then);
        }

        private boolean good(Wire.Answer answer, String holds) {
            boolean good = answer.status() == 200 && answer.body().contains(holds);
            if (!good && errors.incrementAndGet() <= 5) {
                System.err.println("Not " + holds + ": " + answer);
            }
            return good;
        }

        private static String key() {
            return UUID.randomUUID().toString();
        }

        private static int number(String text, int at) {
            int end = at;
            while (Character.isDigit(text.charAt(end))) {
                end++;
            }
            return Integer.parseInt(text.substring(at, end));
        }
    }
}
