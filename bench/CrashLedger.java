import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cashier tops up purses while the JVM and every process of PostgreSQL are killed together (SIGKILL), again and
 * again. A transfer is acknowledged when its 200 has arrived. After each start every acknowledged one must be in the
 * ledger once; those that got no answer are sent again under their own ids, and must be there once as well; no other
 * may be there. At the end all balances are computed anew from the transfers, and the books must be even.
 */
final class CrashLedger {

    private static final int WRITERS = 16;
    private static final String PLENTY = "1000000";
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\"\\s*:\\s*(-?\\d+)");

    private final KilledProgram program;
    private final KilledProgram.Client cashier;
    private final Random random = new Random(20_261_127);
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Long> unanswered = new ConcurrentHashMap<>();
    private String drawer = "";

    private CrashLedger(KilledProgram program) throws IOException, InterruptedException {
        this.program = program;
        program.start();
        program.awaitDemo();
        this.cashier = program.new Client("admin");
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> settings = Map.of(
                "SHAOPAO_HTTP_ACTORPERSECOND", PLENTY,
                "SHAOPAO_HTTP_ACTORBURST", PLENTY,
                "SHAOPAO_HTTP_ADDRESSPERSECOND", PLENTY,
                "SHAOPAO_HTTP_ADDRESSBURST", PLENTY,
                "SHAOPAO_WALLET_BALANCEMAXCENTS", "100000000000");
        boolean whole;
        try (KilledProgram program = new KilledProgram(Path.of(args[0]), "shaopao-crash-ledger", settings)) {
            whole = new CrashLedger(program).run(Integer.parseInt(args[1]));
        }
        System.exit(whole ? 0 : 1);
    }

    private boolean run(int rounds) throws Exception {
        int lost = 0;
        int doubled = 0;
        int done = 0;
        for (int round = 1; round <= rounds && lost + doubled == 0; round++) {
            int before = acknowledged.size();
            writeAndKill();
            int open = unanswered.size();
            program.start();
            resend();
            Map<String, List<Long>> books = books();
            lost = missing(books);
            doubled = tooMany(books);
            done = round;
            System.out.printf(
                    "round %d: %d acknowledged, %d without an answer sent again, lost %d, doubled %d%n",
                    round, acknowledged.size() - before, open, lost, doubled);
        }
        long astray = number(get("/api/ledger/check"), "astray");
        long apart = number(get("/api/ledger/trial-balance"), "differenceCents");
        System.out.printf("accounts astray %d, trial balance apart by %d%n", astray, apart);
        System.out.printf("crash-ledger: rounds=%d acknowledged=%d lost=%d doubled=%d%n",
                done, acknowledged.size(), lost, doubled);
        return lost + doubled + astray + apart == 0 && !acknowledged.isEmpty();
    }

    private void writeAndKill() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            long seed = random.nextLong();
            writers.add(Thread.ofPlatform().start(() -> write(new Random(seed), stop)));
        }
        Thread.sleep(800 + random.nextInt(1_500));
        program.kill();
        stop.set(true);
        for (Thread writer : writers) {
            writer.join();
        }
    }

    private void write(Random chance, AtomicBoolean stop) {
        while (!stop.get()) {
            String id = UUID.randomUUID().toString();
            long cents = 1 + chance.nextInt(500);
            unanswered.put(id, cents);
            try {
                topUp(id, cents, "20230000%02d".formatted(2 + chance.nextInt(24)));
            } catch (IOException e) {
                if (stop.get() || !program.alive()) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** The number follows from the id when it is sent again, so remember it there. */
    private final Map<String, String> numbers = new ConcurrentHashMap<>();

    private void topUp(String id, long cents, String number) throws IOException, InterruptedException {
        String to = numbers.computeIfAbsent(id, _ -> number);
        HttpResponse<String> answer = post(
                "/api/cashier/top-ups",
                "{\"id\":\"%s\",\"number\":\"%s\",\"amountCents\":%d,\"memo\":\"crash\"}".formatted(id, to, cents));
        if (answer.statusCode() == 200) {
            acknowledged.put(id, cents);
            unanswered.remove(id);
        } else if (answer.statusCode() < 500) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private void resend() throws IOException, InterruptedException {
        for (Map.Entry<String, Long> one : Map.copyOf(unanswered).entrySet()) {
            topUp(one.getKey(), one.getValue(), "");
        }
    }

    /** Every line of the cashier's drawer: id to the amounts under it. */
    private Map<String, List<Long>> books() throws IOException, InterruptedException {
        if (drawer.isEmpty()) {
            String me = get("/api/ledger/accounts?owner=CHANNEL&limit=200");
            Matcher account = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"[^{}]*\"ownerKey\":\"CASHIER-").matcher(me);
            if (!account.find()) {
                throw new IllegalStateException("No drawer in " + me);
            }
            drawer = account.group(1);
        }
        Map<String, List<Long>> lines = new HashMap<>();
        get("/api/ledger/accounts/" + drawer + "/export").lines().skip(1).forEach(line -> {
            String[] cells = line.split(",");
            long cents = Math.round(Double.parseDouble(cells[2].replace("'", "")) * -100);
            lines.computeIfAbsent(cells[7], _ -> new ArrayList<>()).add(cents);
        });
        return lines;
    }

    private int missing(Map<String, List<Long>> books) {
        int lost = 0;
        for (Map.Entry<String, Long> one : acknowledged.entrySet()) {
            if (!books.getOrDefault(one.getKey(), List.of()).contains(one.getValue())) {
                System.out.println("LOST " + one);
                lost++;
            }
        }
        return lost;
    }

    /** There twice, or there although nobody asked for it. */
    private int tooMany(Map<String, List<Long>> books) {
        Set<String> asked = numbers.keySet();
        int doubled = 0;
        for (Map.Entry<String, List<Long>> one : books.entrySet()) {
            if (one.getValue().size() != 1 || !asked.contains(one.getKey())) {
                System.out.println("DOUBLED " + one);
                doubled++;
            }
        }
        return doubled;
    }

    private static long number(String json, String field) {
        Matcher fields = FIELD.matcher(json);
        while (fields.find()) {
            if (fields.group(1).equals(field)) {
                return Long.parseLong(fields.group(2));
            }
        }
        throw new IllegalStateException("No " + field + " in " + json);
    }

    private String get(String path) throws IOException, InterruptedException {
        return cashier.send(program.request(path).GET()).body();
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return cashier.send(program.request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
