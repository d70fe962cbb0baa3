import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    private final Path home;
    private final Path folder;
    private final int port;
    private final Random random = new Random(20_260_301);
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final AtomicLong refused = new AtomicLong();
    private final List<Client> clients = new ArrayList<>();
    private Process program;

    private Crash(Path home, Path folder, int port) {
        this.home = home;
        this.folder = folder;
        this.port = port;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("shaopao-crash");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Crash crash = new Crash(Path.of(args[0]), folder, port);
        int lost = 1;
        try {
            lost = crash.run(Integer.parseInt(args[1]));
        } finally {
            crash.kill();
            new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
        }
        System.exit(lost == 0 ? 0 : 1);
    }

    private int run(int rounds) throws Exception {
        start();
        awaitDemo();
        for (String person : PEOPLE) {
            Client client = new Client();
            client.signIn(person);
            clients.add(client);
        }
        int lost = 0;
        List<Long> starts = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            int before = acknowledged.size();
            writeAndKill();
            long begun = System.nanoTime();
            start();
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

    private void start() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                home.resolve("shaopao").toString(), "serve", "--port", Integer.toString(port));
        builder.environment().put("SHAOPAO_VAR", folder.resolve("var").toString());
        builder.environment().put("SHAOPAO_FILES_DAYFILESMAX", "1000000");
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        program = builder.start();
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < 3_000; i++) {
            try {
                if (client.send(request("/api/health").GET().build(), HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException e) {
                if (!program.isAlive()) {
                    throw new IllegalStateException("It did not start: " + Files.readString(folder.resolve("log")));
                }
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException("Not up after a minute: " + Files.readString(folder.resolve("log")));
    }

    private void awaitDemo() throws IOException, InterruptedException {
        for (int i = 0; i < 1_800 && !Files.readString(folder.resolve("log")).contains("Demo accounts"); i++) {
            Thread.sleep(100);
        }
    }

    private void writeAndKill() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> writers = clients.stream()
                .map(client -> Thread.ofPlatform().start(() -> client.writeUntil(stop)))
                .toList();
        Thread.sleep(800 + random.nextInt(1_500));
        kill();
        stop.set(true);
        for (Thread writer : writers) {
            writer.join();
        }
    }

    /** The JVM, the postmaster and all its children in one system call's distance. */
    private void kill() throws IOException, InterruptedException {
        if (program == null) {
            return;
        }
        List<String> pids = new ArrayList<>(List.of("kill", "-9", Long.toString(program.pid())));
        Path lock = folder.resolve("var/postgres/data/postmaster.pid");
        if (Files.exists(lock)) {
            String postmaster = Files.readAllLines(lock).getFirst().strip();
            pids.add(postmaster);
            ProcessHandle.of(Long.parseLong(postmaster))
                    .ifPresent(server -> server.descendants().forEach(child -> pids.add(Long.toString(child.pid()))));
        }
        new ProcessBuilder(pids).redirectErrorStream(true).start().waitFor();
        program.waitFor();
    }

    private int missing(Map<String, String> written) throws Exception {
        int lost = 0;
        for (Map.Entry<String, String> one : written.entrySet()) {
            String owner = one.getValue().split(" ", 2)[0];
            Client client = clients.get(PEOPLE.indexOf(owner));
            HttpResponse<String> answer = client.send(request("/api/files/" + one.getKey()).GET());
            for (int again = 0; answer.statusCode() == 429 && again < 600; again++) {
                Thread.sleep(100);
                answer = client.send(request("/api/files/" + one.getKey()).GET());
            }
            if (answer.statusCode() != 200 || !answer.body().equals(one.getValue())) {
                System.out.println("LOST " + one + ": " + answer.statusCode() + " " + answer.body());
                lost++;
            }
        }
        return lost;
    }

    private boolean verifyAudit() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("shaopao").toString(), "verify-audit").inheritIO();
        builder.environment().put("SHAOPAO_VAR", folder.resolve("var").toString());
        return builder.start().waitFor() == 0;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(20));
    }

    /** One signed-in person; the session must live through every crash. */
    private final class Client {

        private final CookieManager cookies = new CookieManager();
        private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
        private String person = "";

        void signIn(String number) throws Exception {
            person = number;
            send(request("/api/access/methods").GET());
            HttpResponse<String> answer = send(request("/api/access/sign-in")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"number\":\"" + number + "\",\"password\":\"shaopao-demo\"}")));
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(number + " cannot sign in: " + answer.body());
            }
        }

        void writeUntil(AtomicBoolean stop) {
            for (int i = 0; !stop.get(); i++) {
                String text = person + " " + System.nanoTime() + " " + "x".repeat(i % 2_000);
                try {
                    HttpResponse<String> answer = send(request("/api/files?name=crash.txt")
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

        HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                    .findFirst()
                    .ifPresent(cookie -> request.setHeader("X-XSRF-TOKEN", cookie.getValue()));
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
