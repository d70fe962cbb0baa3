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

/** The whole program with its own PostgreSQL, started and killed again and again on one folder. */
final class KilledProgram implements AutoCloseable {

    private final Path home;
    private final Path folder;
    private final Map<String, String> settings;
    private final int port;
    private Process program;

    /**
     * @param home where {@code ./shaopao} is
     * @param settings of the program, as variables of its environment
     */
    KilledProgram(Path home, String name, Map<String, String> settings) throws IOException {
        this.home = home;
        this.folder = Files.createTempDirectory(name);
        this.settings = settings;
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
    }

    /** Starts it on what it left behind, and waits until it answers. */
    void start() throws IOException, InterruptedException {
        ProcessBuilder builder = command("serve", "--port", Integer.toString(port));
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        program = builder.start();
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < 6_000; i++) {
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
        throw new IllegalStateException("Not up after two minutes: " + Files.readString(folder.resolve("log")));
    }

    void awaitDemo() throws IOException, InterruptedException {
        for (int i = 0; i < 3_000 && !Files.readString(folder.resolve("log")).contains("Demo accounts"); i++) {
            Thread.sleep(100);
        }
    }

    boolean alive() {
        return program.isAlive();
    }

    /** A command of the program on the same folder. */
    ProcessBuilder command(String... words) {
        List<String> command = new ArrayList<>(List.of(home.resolve("shaopao").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SHAOPAO_VAR", folder.resolve("var").toString());
        return builder;
    }

    /** The JVM, the postmaster and all its children in one system call's distance. */
    void kill() throws IOException, InterruptedException {
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

    @Override
    public void close() throws IOException, InterruptedException {
        kill();
        new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(60));
    }

    /** One signed-in person of the demo campus; the session must live through every crash. */
    final class Client {

        final String number;
        private final CookieManager cookies = new CookieManager();
        private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

        Client(String number) throws IOException, InterruptedException {
            this.number = number;
            send(request("/api/access/methods").GET());
            HttpResponse<String> answer = send(request("/api/access/sign-in")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"number\":\"" + number + "\",\"password\":\"shaopao-demo\"}")));
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(number + " cannot sign in: " + answer.body());
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
