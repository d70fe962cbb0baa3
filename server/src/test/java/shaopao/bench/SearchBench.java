package shaopao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.Shaopao;
import shaopao.people.SearchLoad;

/**
 * Looks for persons among a million by what people type: whole names, beginnings, pinyin, initials, numbers. Beside
 * it the limit: {@code select 1} over the same pool in the same run.
 */
final class SearchBench {

    private static final int PERSONS = 1_000_000;

    private SearchBench() {}

    public static void main(String[] args) throws IOException {
        int persons = args.length > 0 ? Integer.parseInt(args[0]) : PERSONS;
        Path folder = Files.createTempDirectory("shaopao-bench-search");
        System.setProperty("shaopao.var", folder.resolve("var").toString());
        System.setProperty("shaopao.demo", "never");
        System.setProperty("server.port", "0");
        String last = "";
        try (ConfigurableApplicationContext program = SpringApplication.run(Shaopao.class)) {
            last = measure(program, persons);
        } catch (SQLException | RuntimeException e) {
            e.printStackTrace();
            last = "";
        }
        try (var paths = Files.walk(folder)) {
            paths.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
        System.out.println(last);
        System.exit(last.isEmpty() ? 1 : 0);
    }

    private static String measure(ConfigurableApplicationContext program, int persons)
            throws SQLException, IOException {
        SearchLoad load = new SearchLoad(program);
        long begun = System.nanoTime();
        load.fill(persons);
        System.out.printf(Locale.ROOT, "filled in %.0f s%n", (System.nanoTime() - begun) / 1e9);
        JdbcClient jdbc = program.getBean(JdbcClient.class);
        ToIntFunction<String> one =
                _ -> jdbc.sql("select 1").query(Integer.class).single();
        Times limit = timed(load.typed(), one);
        Times classes = timed(load.typed(), text -> load.search(text, false));
        Times school = timed(load.typed(), text -> load.search(text, true));
        say("limit: select 1", limit);
        say("a counsellor of six classes", classes);
        say("the whole school", school);
        return String.format(
                Locale.ROOT,
                "search: persons=%d p50_ms=%.2f p99_ms=%.2f limit_p50_ms=%.2f limit_p99_ms=%.2f",
                persons,
                school.at(0.5),
                school.at(0.99),
                limit.at(0.5),
                limit.at(0.99));
    }

    private static void say(String what, Times times) {
        System.out.printf(
                Locale.ROOT,
                "%-28s p50 %6.2f ms, p99 %6.2f ms, max %6.2f ms, %d of %d found something%n",
                what,
                times.at(0.5),
                times.at(0.99),
                times.at(1),
                times.found(),
                times.millis().length);
    }

    /** Milliseconds of each question, in order of size. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Times(double[] millis, int found) {

        double at(double part) {
            return millis[Math.min(millis.length - 1, (int) (millis.length * part))];
        }
    }

    /** Once to warm up, once to measure. */
    private static Times timed(List<String> typed, ToIntFunction<String> question) {
        double[] millis = new double[typed.size()];
        int found = 0;
        for (int round = 0; round < 2; round++) {
            found = 0;
            for (int i = 0; i < millis.length; i++) {
                long begun = System.nanoTime();
                found += question.applyAsInt(typed.get(i)) > 0 ? 1 : 0;
                millis[i] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Arrays.sort(millis);
        return new Times(millis, found);
    }
}
