package shaopao;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The repository itself, kept tidy: sizes, names, markers, links (after TigerBeetle's tidy.zig). */
@Tag("once")
class TidyTests {

    private static final int FILE_LINES_MAX = 400;
    private static final int FILE_LINES_P95 = 220;
    private static final int METHOD_LINES_MAX = 60;
    private static final int METHOD_LINES_P95 = 20;
    private static final int VUE_LINES_MAX = 300;
    private static final int COLUMNS_MAX = 120;
    private static final int PARAMETERS_MAX = 7;

    private static final Pattern BANNED_NAME =
            Pattern.compile(".*(DTO|Dto|VO|Entity|Mapper|Convert(er)?|Impl|Utils?|Helpers?|Manager|Abstract|Base)$"
                    + "|^(Abstract|Base|Default).*");

    /** Words whose letters happen to end like a banned one. */
    private static final Set<String> ALLOWED_NAMES = Set.of();

    private static final Pattern MARKER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern METHOD_START = Pattern.compile("^    (?:@\\S+ )*(?:[\\w<>\\[\\],.?@ ]+ )?\\w+\\(.*");

    @Test
    void filesAreShort() {
        List<Path> files = HouseCode.files(Path.of("src/main/java"), ".java");
        assertThat(longerThan(FILE_LINES_MAX, files)).isEmpty();
        assertThat(percentile95(files.stream().map(file -> lines(file).size()).toList()))
                .as("95th percentile of lines per file")
                .isLessThanOrEqualTo(FILE_LINES_P95);
        assertThat(longerThan(VUE_LINES_MAX, HouseCode.files(HouseCode.ROOT.resolve("web/src"), ".vue")))
                .isEmpty();
    }

    @Test
    void methodsAreShort() {
        var sizes = new ArrayList<Integer>();
        var offences = new ArrayList<String>();
        for (Path file : HouseCode.files(Path.of("src/main/java"), ".java")) {
            methodLines(lines(file)).forEach(size -> {
                sizes.add(size);
                if (size > METHOD_LINES_MAX) {
                    offences.add(file + " has a method of " + size + " lines");
                }
            });
        }
        assertThat(offences).isEmpty();
        assertThat(percentile95(sizes))
                .as("95th percentile of lines per method")
                .isLessThanOrEqualTo(METHOD_LINES_P95);
    }

    @Test
    void linesFitTheScreen() {
        var offences = new ArrayList<String>();
        for (String folder : List.of("src/main/java", "src/test/java", "src/main/resources/db")) {
            for (Path file : HouseCode.files(Path.of(folder), ".java", ".sql")) {
                List<String> lines = lines(file);
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).length() > COLUMNS_MAX) {
                        offences.add(file + ":" + (i + 1));
                    }
                }
            }
        }
        assertThat(offences).as("lines of more than %d columns", COLUMNS_MAX).isEmpty();
    }

    @Test
    void constructorsTakeFewParameters() {
        assertThat(HouseCode.production().stream()
                        .filter(type -> !type.isRecord() && !type.isEnum() && type.isTopLevelClass())
                        .flatMap(type -> type.getConstructors().stream())
                        .filter(constructor -> constructor.getParameters().size() > PARAMETERS_MAX)
                        .map(constructor -> constructor.getFullName()))
                .as("split the class or group the parameters")
                .isEmpty();
    }

    @Test
    void namesSayWhatThingsAre() {
        assertThat(HouseCode.production().stream()
                        .filter(type -> type.getName().startsWith("shaopao."))
                        .map(JavaClass::getSimpleName)
                        .filter(name -> !ALLOWED_NAMES.contains(name))
                        .filter(name -> BANNED_NAME.matcher(name).matches()))
                .as("name it by its meaning in the domain")
                .isEmpty();
    }

    @Test
    void mostTypesAreHidden() {
        List<JavaClass> types = HouseCode.production().stream()
                .filter(type ->
                        type.isTopLevelClass() && !HouseCode.module(type).isEmpty())
                .filter(type -> !HouseCode.module(type).equals("kernel"))
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .toList();
        long open = types.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .count();
        assertThat(open * 100.0 / types.size()).as("per cent of public types").isLessThanOrEqualTo(40.0);
    }

    @Test
    void noMarkerIsLeftBehind() {
        for (String folder : List.of("server/src", "web/src", "web/journeys", "bench", "docs", ".ci")) {
            for (Path file : HouseCode.files(
                    HouseCode.ROOT.resolve(folder), ".java", ".ts", ".vue", ".sql", ".yaml", ".md", ".sh")) {
                assertThat(MARKER.matcher(HouseCode.read(file)).find())
                        .as(file.toString())
                        .isFalse();
            }
        }
    }

    @Test
    void everyLinkInTheDocumentsLeadsSomewhere() {
        var dead = new ArrayList<String>();
        List<Path> documents = new ArrayList<>(HouseCode.files(HouseCode.ROOT.resolve("docs"), ".md"));
        try (var root = Files.list(HouseCode.ROOT)) {
            root.filter(path -> path.toString().endsWith(".md")).forEach(documents::add);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        for (Path document : documents) {
            Matcher matcher = LINK.matcher(HouseCode.read(document));
            while (matcher.find()) {
                String target = matcher.group(1);
                if (!target.matches("(?i)(https?|mailto):.*|/.*") && !Files.exists(document.resolveSibling(target))) {
                    dead.add(HouseCode.ROOT.relativize(document) + " -> " + target);
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    /** A threat model whose tests are gone is a story. */
    @Test
    void everyTestThatTheThreatModelNamesExists() {
        List<String> missing = new ArrayList<>();
        for (Path document : HouseCode.files(HouseCode.ROOT.resolve("docs/security"), ".md")) {
            Matcher named = Pattern.compile("`(\\w+Tests)\\.(\\w+)`").matcher(HouseCode.read(document));
            while (named.find()) {
                boolean there = HouseCode.files(Path.of("src/test/java"), "/" + named.group(1) + ".java").stream()
                        .anyMatch(file -> HouseCode.read(file).contains("void " + named.group(2) + "("));
                if (!there) {
                    missing.add(named.group());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** What stands on no database runs once; in secret on one, it would be tried on one PostgreSQL alone. */
    @Test
    void everyTestThatStandsOnADatabaseSaysSo() {
        Pattern stands = Pattern.compile("\\b(TestDatabase|EmbeddedPostgres|JdbcClient)\\b");
        Pattern says = Pattern.compile("@(Campus|Module|Notices)Test\\b|@Tag\\(\"(database|once)\"\\)");
        assertThat(HouseCode.files(Path.of("src/test/java"), "Tests.java"))
                .filteredOn(file -> stands.matcher(HouseCode.read(file)).find())
                .hasSizeGreaterThan(50)
                .allMatch(file -> says.matcher(HouseCode.read(file)).find(), "says so by an annotation");
    }

    @Test
    void everyMigrationHasAnOwner() {
        List<String> modules = HouseCode.modules().stream().map(HouseCode::name).toList();
        assertThat(HouseCode.files(HouseCode.MIGRATIONS, ".sql")).allSatisfy(file -> {
            assertThat(modules)
                    .contains(HouseCode.MIGRATIONS.relativize(file).getName(0).toString());
            assertThat(file.getFileName().toString()).matches("V[1-9][0-9]*__[a-z0-9_]+\\.sql");
        });
    }

    /** Lines of each method, by the indentation that the formatter guarantees. */
    private static List<Integer> methodLines(List<String> lines) {
        var sizes = new ArrayList<Integer>();
        int start = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (METHOD_START.matcher(line).matches() && !line.strip().startsWith("return") && !line.endsWith(";")) {
                start = i;
            } else if (line.equals("    }") && start >= 0) {
                sizes.add(i - start + 1);
                start = -1;
            }
        }
        return sizes;
    }

    private static List<String> longerThan(int linesMax, List<Path> files) {
        return files.stream()
                .filter(file -> lines(file).size() > linesMax)
                .map(file -> file + " has " + lines(file).size() + " lines, at most " + linesMax)
                .toList();
    }

    private static List<String> lines(Path file) {
        return HouseCode.read(file).lines().toList();
    }

    private static int percentile95(List<Integer> sizes) {
        List<Integer> sorted = sizes.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
    }
}
