package shaopao;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A node beside the one of the tests, on the same database, in a process of its own. */
public record SecondNode(Process process, int port) implements AutoCloseable {

    private static final Pattern UP = Pattern.compile("Shaopao is up: http://127\\.0\\.0\\.1:(\\d+)");

    public static SecondNode start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                ourClasses(),
                "shaopao.Shaopao",
                "--server.port=0",
                "--shaopao.demo=never",
                "--shaopao.node=second",
                "--shaopao.var=" + TestDatabase.VAR,
                "--shaopao.audit.folder=" + TestDatabase.VAR + "/audit-second",
                "--shaopao.db.url=" + TestDatabase.postgres().url(),
                "--shaopao.db.user=" + TestDatabase.postgres().user(),
                "--shaopao.db.connections-max=5"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SHAOPAO_DB_PASSWORD", TestDatabase.postgres().password());
        Process process = builder.start();
        StringBuilder told = new StringBuilder();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            told.append(line).append('\n');
            Matcher up = UP.matcher(line);
            if (up.find()) {
                return new SecondNode(process, Integer.parseInt(up.group(1)));
            }
        }
        throw new IllegalStateException("The second node did not start: " + told);
    }

    /** Without the beans of the tests. */
    private static String ourClasses() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Override
    public void close() {
        kill();
    }

    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
