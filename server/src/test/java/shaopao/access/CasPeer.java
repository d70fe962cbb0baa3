package shaopao.access;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A real Apereo CAS 6.6 on JDK 17, the one that Maven brings, on a free port of this machine. */
final class CasPeer implements AutoCloseable {

    private static final Pattern EXECUTION = Pattern.compile("name=\"execution\" value=\"([^\"]+)\"");
    private static final Duration START_MAX = Duration.ofMinutes(3);

    private final Process process;
    private final String address;

    /** Starts one whose accounts all have the password {@code Mellon}. */
    CasPeer(Path folder, List<String> accounts) throws IOException, InterruptedException {
        Path war = exploded(folder.resolve("war"));
        Path services = Files.createDirectories(folder.resolve("services"));
        Files.writeString(services.resolve("shaopao-1.json"), """
                {"@class": "org.apereo.cas.services.RegexRegisteredService", "serviceId": "^http://127[.]0[.]0[.]1:.*",
                 "name": "shaopao", "id": 1, "logoutType": "BACK_CHANNEL"}
                """);
        address = "http://127.0.0.1:" + freePort() + "/cas";
        List<String> command = new ArrayList<>(List.of(
                java17().toString(),
                "-Xmx700m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                war.resolve("WEB-INF/classes") + ":" + war.resolve("WEB-INF/lib") + "/*",
                "org.apereo.cas.web.CasWebApplication",
                "--server.address=127.0.0.1",
                "--server.port=" + URI.create(address).getPort(),
                "--server.ssl.enabled=false",
                "--server.tomcat.basedir=" + folder.resolve("tomcat"),
                "--cas.server.name=" + address.replace("/cas", ""),
                "--cas.server.prefix=" + address,
                "--cas.tgc.secure=false",
                "--cas.service-registry.core.init-from-json=true",
                "--cas.service-registry.json.location=" + services.toUri(),
                "--cas.standalone.configuration-directory=" + folder,
                "--cas.authn.accept.users="
                        + String.join(
                                ",",
                                accounts.stream().map(one -> one + "::Mellon").toList()),
                "--cas.ticket.tgt.core.only-track-most-recent-session=false",
                "--spring.main.lazy-initialization=true",
                "--logging.level.root=WARN"));
        Path log = folder.resolve("cas.log");
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        awaitUp(log);
    }

    String address() {
        return address;
    }

    private void awaitUp(Path log) throws IOException, InterruptedException {
        long until = System.nanoTime() + START_MAX.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < until && process.isAlive()) {
                try {
                    HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/login"))
                            .build();
                    if (client.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException e) {
                    // Not yet listening
                }
                Thread.sleep(300);
            }
        }
        close();
        throw new IllegalStateException("CAS did not start: " + Files.readString(log));
    }

    /** A browser that a person sits at, with the cookies of CAS. */
    static final class Visitor implements AutoCloseable {

        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build();

        /** Opens the address and signs in where CAS asks for it; where CAS then sends the browser. */
        Optional<String> signIn(String login, String account) throws IOException, InterruptedException {
            HttpResponse<String> page = send(HttpRequest.newBuilder(URI.create(login)));
            Matcher execution = EXECUTION.matcher(page.body());
            if (page.statusCode() != 200 || !execution.find()) {
                return page.headers().firstValue("location");
            }
            String form = "username=" + account + "&password=Mellon&_eventId=submit&geolocation=&execution="
                    + URLEncoder.encode(execution.group(1), StandardCharsets.UTF_8);
            return send(HttpRequest.newBuilder(URI.create(login))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form)))
                    .headers()
                    .firstValue("location");
        }

        void signOut(String logout) throws IOException, InterruptedException {
            HttpResponse<String> page = send(HttpRequest.newBuilder(URI.create(logout)));
            Matcher execution = EXECUTION.matcher(page.body());
            if (execution.find()) {
                send(HttpRequest.newBuilder(URI.create(logout))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("_eventId=proceed&execution="
                                + URLEncoder.encode(execution.group(1), StandardCharsets.UTF_8))));
            }
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }

        @Override
        public void close() {
            client.close();
        }
    }

    private static Path java17() throws IOException {
        List<Path> homes = new ArrayList<>();
        Optional.ofNullable(System.getenv("JAVA17_HOME")).map(Path::of).ifPresent(homes::add);
        Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (Stream<Path> found = Files.list(installed)) {
                found.filter(home -> home.getFileName().toString().matches(".*\\b17\\b.*"))
                        .forEach(homes::add);
            }
        }
        return homes.stream()
                .map(home -> home.resolve("bin/java"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The CAS server that this test asks runs on JDK 17: "
                        + "install one under /usr/lib/jvm, or name its folder in JAVA17_HOME"));
    }

    private static Path exploded(Path folder) throws IOException {
        if (Files.exists(folder.resolve("done"))) {
            return folder;
        }
        Path war = Path.of(Objects.requireNonNull(System.getProperty("shaopao.test.cas")));
        try (ZipFile zip = new ZipFile(war.toFile())) {
            for (ZipEntry entry : zip.stream().filter(one -> !one.isDirectory()).toList()) {
                Path file = folder.resolve(entry.getName()).normalize();
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                try (InputStream content = zip.getInputStream(entry)) {
                    Files.copy(content, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        Files.createFile(folder.resolve("done"));
        return folder;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
