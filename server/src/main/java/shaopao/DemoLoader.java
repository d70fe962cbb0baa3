package shaopao;

import java.io.Console;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import shaopao.kernel.DemoPart;
import shaopao.people.People;

/**
 * Loads the demo campus, lower floors first, with one line of progress. By itself only into an embedded database
 * without persons; into any other one only when told by {@code --demo} or {@code shaopao.demo=always}, and only once.
 * A test of one low module starts without persons and parts.
 */
@Component
class DemoLoader implements ApplicationRunner {

    private static final long SEED = 20260901;

    /** Stands in every demo campus: where this person is, the parts were loaded by an earlier start. */
    private static final String DEMO_STUDENT = "20230101";

    private final List<DemoPart> parts;
    private final ObjectProvider<People> people;
    private final String wish;
    private final boolean embedded;

    DemoLoader(
            ObjectProvider<DemoPart> parts,
            ObjectProvider<People> people,
            @Value("${shaopao.demo:auto}") String wish,
            @Value("${shaopao.db.url:}") String url) {
        this.parts = parts.stream()
                .sorted(Comparator.comparingInt(DemoPart::floor).thenComparing(DemoPart::title))
                .toList();
        this.people = people;
        this.wish = wish;
        this.embedded = url.isBlank();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (wanted(arguments.containsOption("demo"))) {
            load(System.out);
        }
    }

    boolean wanted(boolean asked) {
        return switch (asked ? "always" : wish) {
            case "always" ->
                people.stream().noneMatch(known -> known.byNumber(DEMO_STUDENT).isPresent());
            case "never" -> false;
            default -> embedded && people.stream().noneMatch(People::anyone);
        };
    }

    /** Each part draws from its own source of chance, so that one more part changes no other. */
    void load(PrintStream out) {
        boolean terminal = isTerminal(System.console());
        for (int place = 0; place < parts.size(); place++) {
            DemoPart part = parts.get(place);
            String line = "演示校园 %d/%d %s".formatted(place + 1, parts.size(), part.title());
            Line progress = new Line(out, line, terminal);
            part.load(new Random(SEED + part.title().hashCode()), progress);
            progress.end();
        }
    }

    private static boolean isTerminal(@Nullable Console console) {
        return console != null && console.isTerminal();
    }

    /** One line that is written over on a terminal, and a line for each quarter elsewhere. */
    private static final class Line implements DemoPart.Progress {

        private final PrintStream out;
        private final String text;
        private final boolean terminal;
        private final long started = System.nanoTime();
        private long shown = -1;

        Line(PrintStream out, String text, boolean terminal) {
            this.out = out;
            this.text = text;
            this.terminal = terminal;
        }

        @Override
        public void at(long done, long total) {
            long step = total == 0 ? 0 : done * (terminal ? 100 : 4) / total;
            if (step != shown) {
                shown = step;
                out.printf(terminal ? "\r%s %,d/%,d" : "%s %,d/%,d%n", text, done, total);
                out.flush();
            }
        }

        void end() {
            double seconds = (System.nanoTime() - started) / 1e9;
            out.printf(terminal ? "\r%s 完成（%.1f 秒）\u001b[K%n" : "%s 完成（%.1f 秒）%n", text, seconds);
            out.flush();
        }
    }
}
