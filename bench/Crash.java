import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signed-in people upload files while the JVM and every process of PostgreSQL are killed together (SIGKILL), again and again.
 * An upload is acknowledged when its 201 has arrived; after each start every acknowledged one must come back byte by byte,
 * with the sessions that were open before. At the end the record of acts must be whole.
 */
final class Crash {

    private static final List<String> PEOPLE = List.of("20230101", "T1001", "T1002", "admin");
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");

    private final KilledProgram program;
    private final Random random = new Random(20_260_301);
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final AtomicLong refused = new AtomicLong();
    private final List<KilledProgram.Client> clients = new ArrayList<>();

    private Crash(KilledProgram program) {
        this.program = program;
    }

    public static void main(String[] args) throws Exception {
        int lost;
        try (KilledProgram program = new KilledProgram(
                Path.of(args[0]), "shaopao-crash", Map.of("SHAOPAO_FILES_DAYFILESMAX", "1000000"))) {
            lost = new Crash(program).run(Integer.parseInt(args[1]));
        }
        System.exit(lost == 0 ? 0 : 1);
    }

    private int run(int rounds) throws Exception {
        program.start();
        program.awaitDemo();
        for (String person : PEOPLE) {
            clients.add(program.new Client(person));
        }
        int lost = 0;
        List<Long> starts = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            int before = acknowledged.size();
            writeAndKill();
            long begun = System.nanoTime();
            program.start();
            starts.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            lost = missing(round == rounds ? acknowledged : recent(before));
            System.out.printf(
                    "round %d: %d acknowledged, up again after %d ms, lost %d%n",
                    round, acknowledged.size() - before, starts.getLast(), lost);
            if (lost > 0) {
                break;
            }
        }
        boolean whole = verifyAudit();
        starts.sort(null);
        System.out.printf("starts: median %d ms, longest %d ms; the record of acts is %s; refused %d%n",
                starts.get(starts.size() / 2), starts.getLast(), whole ? "whole" : "BROKEN", refused.get());
        System.out.printf("crash: rounds=%d acknowledged=%d lost=%d%n", starts.size(), acknowledged.size(), lost);
        return whole ? lost : lost + 1;
    }

    /** After a round its own writes are read back; all of them once more at the end. */
    private Map<String, String> recent(int before) {
        List<String> ids = acknowledged.keySet().stream().sorted().toList();
        Map<String, String> recent = new ConcurrentHashMap<>();
        ids.subList(Math.min(before, ids.size()), ids.size()).forEach(id -> recent.put(id, acknowledged.get(id)));
        return recent;
    }

    private void writeAndKill() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> writers = clients.stream()
                .map(client -> Thread.ofPlatform().start(() -> writeUntil(client, stop)))
                .toList();
        Thread.sleep(800 + random.nextInt(1_500));
        program.kill();
        stop.set(true);
        for (Thread writer : writers) {
            writer.join();
        }
    }

    private int missing(Map<String, String> written) throws Exception {
        int lost = 0;
        for (Map.Entry<String, String> one : written.entrySet()) {
            String owner = one.getValue().split(" ", 2)[0];
            KilledProgram.Client client = clients.get(PEOPLE.indexOf(owner));
            HttpResponse<String> answer = client.send(program.request("/api/files/" + one.getKey()).GET());
            for (int again = 0; answer.statusCode() == 429 && again < 600; again++) {
                Thread.sleep(100);
                answer = client.send(program.request("/api/files/" + one.getKey()).GET());
            }
            if (answer.statusCode() != 200 || !answer.body().equals(one.getValue())) {
                System.out.println("LOST " + one + ": " + answer.statusCode() + " " + answer.body());
                lost++;
            }
        }
        return lost;
    }

    private boolean verifyAudit() throws Exception {
        return program.command("verify-audit").inheritIO().start().waitFor() == 0;
    }

    private void writeUntil(KilledProgram.Client client, AtomicBoolean stop) {
        for (int i = 0; !stop.get(); i++) {
            String text = client.number + " " + System.nanoTime() + " " + "x".repeat(i % 2_000);
            try {
                HttpResponse<String> answer = client.send(program.request("/api/files?name=crash.txt")
                        .header("Content-Type", "text/plain")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(text)));
                Matcher id = ID.matcher(answer.body());
                if (answer.statusCode() == 201 && id.find()) {
                    acknowledged.put(id.group(1), text);
                } else {
                    refused.incrementAndGet();
                    Thread.sleep(20);
                }
            } catch (IOException e) {
                if (stop.get()) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
