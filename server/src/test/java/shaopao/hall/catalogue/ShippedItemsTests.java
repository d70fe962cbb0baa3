package shaopao.hall.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the shipped catalogue promises beyond being readable. */
class ShippedItemsTests {

    private static final Path FOLDER = Path.of("../catalogue");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final double HOURS_OF_A_DAY = 8;
    private static final List<Map<?, ?>> ITEMS = read();

    @Test
    void catalogueServesManyOfficesInDatedBatches() {
        assertThat(ITEMS).hasSizeGreaterThanOrEqualTo(90);
        assertThat(texts("department")).hasSizeGreaterThanOrEqualTo(20);
        assertThat(texts("batch")).hasSizeGreaterThanOrEqualTo(3).allMatch(batch -> batch.matches("20[0-9]{2}-[1-9]"));
        assertThat(ITEMS.stream().map(item -> item.get("code"))).doesNotHaveDuplicates();
    }

    @Test
    void everyTextIsWrittenInEnglishToo() {
        for (Map<?, ?> item : ITEMS) {
            maps(item, map -> {
                if (map.containsKey("zh")) {
                    assertThat(map.keySet().stream().map(String::valueOf))
                            .as(item.get("code") + " " + map)
                            .containsExactlyInAnyOrder("zh", "en");
                    assertThat(CHINESE.matcher(String.valueOf(map.get("en"))).find())
                            .as(item.get("code") + " " + map)
                            .isFalse();
                }
            });
        }
    }

    @Test
    void everyTypeOfFieldAndOfStepIsUsedSomewhere() {
        Set<String> types = new TreeSet<>();
        ITEMS.forEach(item -> maps(item, map -> {
            if (map.get("type") instanceof String type) {
                types.add(type);
            }
        }));
        assertThat(types)
                .contains("text", "long-text", "number", "money", "date", "date-range", "time", "choice", "person")
                .contains("unit", "class", "address", "file", "table", "group", "signature", "location", "computed")
                .contains("explanation", "page")
                .contains(
                        "approve",
                        "collect",
                        "inform",
                        "branch",
                        "parallel",
                        "each",
                        "delay",
                        "call",
                        "wait",
                        "outcome",
                        "end");
    }

    /** A promise that the steps' own limits break is none. */
    @Test
    void limitsOfTheStepsAddUpToNoMoreThanIsPromised() {
        for (Map<?, ?> item : ITEMS) {
            assertThat(daysOf(list(item, "flow")))
                    .as(item.get("code") + " within the promised days")
                    .isLessThanOrEqualTo(number(item.get("promisedDays")));
        }
    }

    @Test
    void everyItemTellsWhomToAskAndWhereItComesFrom() {
        for (Map<?, ?> item : ITEMS) {
            Map<?, ?> guide = (Map<?, ?>) Objects.requireNonNull(item.get("guide"));
            assertThat(list(guide, "conditions"))
                    .as(item.get("code") + " conditions")
                    .isNotEmpty();
            assertThat(guide.containsKey("contact"))
                    .as(item.get("code") + " contact")
                    .isTrue();
        }
    }

    @Test
    void guideIsShortProse() {
        for (Path file : files()) {
            Path guide = file.resolveSibling("guide.md");
            assertThat(lines(guide))
                    .as(guide.toString())
                    .hasSizeBetween(4, 40)
                    .anyMatch(line -> line.startsWith("## "));
        }
    }

    private static double daysOf(List<?> steps) {
        return steps.stream().mapToDouble(step -> days((Map<?, ?>) step)).sum();
    }

    private static double days(Map<?, ?> step) {
        boolean applicants = "collect".equals(step.get("type"))
                && String.valueOf(step.get("who")).contains("applicant");
        Object limit = "delay".equals(step.get("type")) ? step : step.get("time");
        double own = applicants || !(limit instanceof Map<?, ?> time) ? 0 : span(time);
        double lanes = list(step, "lanes").stream()
                .mapToDouble(lane -> daysOf(list((Map<?, ?>) lane, "steps")))
                .max()
                .orElse(0);
        return own + lanes + daysOf(list(step, "steps"));
    }

    private static double span(Map<?, ?> time) {
        return number(time.get("days")) + number(time.get("hours")) / HOURS_OF_A_DAY;
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }

    private static Set<String> texts(String key) {
        Set<String> texts = new TreeSet<>();
        ITEMS.forEach(item -> texts.add(String.valueOf(item.get(key))));
        return texts;
    }

    private static List<?> list(Map<?, ?> map, String key) {
        return map.get(key) instanceof List<?> list ? list : List.of();
    }

    private static void maps(Object value, Consumer<Map<?, ?>> seen) {
        if (value instanceof Map<?, ?> map) {
            seen.accept(map);
            map.values().forEach(inner -> maps(inner, seen));
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> maps(inner, seen));
        }
    }

    private static List<Map<?, ?>> read() {
        List<Map<?, ?>> items = new ArrayList<>();
        for (Path file : files()) {
            items.add(new Yaml(new SafeConstructor(new LoaderOptions())).load(String.join("\n", lines(file))));
        }
        return items;
    }

    private static List<Path> files() {
        try (Stream<Path> found = Files.walk(FOLDER, 3)) {
            return found.filter(file -> file.endsWith("item.yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
