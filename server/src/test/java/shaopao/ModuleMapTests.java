package shaopao;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;

/**
 * Draws the house as it is: {@code docs/architecture/modules.md} is generated from the code and committed, so that the
 * picture and the walls cannot disagree. {@code ./shaopao generate} writes it.
 */
@Tag("once")
class ModuleMapTests {

    @Test
    void mapShowsTheHouseAsItStands() {
        var text = new StringBuilder("""
                # The house, floor by floor

                Generated from the code by `ModuleMapTests`; do not edit. An arrow reads "uses".

                ```mermaid
                flowchart TB
                """);
        Map<String, Set<String>> uses = uses();
        List<String> built = HouseCode.modules().stream().map(HouseCode::name).toList();
        for (int floor = FloorsTests.FLOORS.size() - 1; floor >= 0; floor--) {
            List<String> rooms = FloorsTests.FLOORS.get(floor).stream()
                    .filter(built::contains)
                    .toList();
            if (!rooms.isEmpty()) {
                text.append("  subgraph floor%d[\"floor %d\"]%n".formatted(floor, floor));
                rooms.forEach(room -> text.append("    ").append(room).append('\n'));
                text.append("  end\n");
            }
        }
        uses.forEach((from, all) -> all.forEach(to -> text.append("  %s --> %s%n".formatted(from, to))));
        text.append("```\n");
        HouseCode.modules().stream()
                .sorted(Comparator.<ApplicationModule>comparingInt(module -> FloorsTests.floor(HouseCode.name(module)))
                        .thenComparing(HouseCode::name))
                .forEach(module -> text.append(room(module, uses)));
        HouseCode.upToDate(HouseCode.ROOT.resolve("docs/architecture/modules.md"), text.toString());
    }

    private static String room(ApplicationModule module, Map<String, Set<String>> uses) {
        String name = HouseCode.name(module);
        String doors = HouseCode.production().stream()
                .filter(type -> HouseCode.module(type).equals(name))
                .filter(ModuleMapTests::isDoor)
                .map(JavaClass::getSimpleName)
                .sorted()
                .map(door -> "`" + door + "`")
                .collect(Collectors.joining(", "));
        return """

                ## %s

                %s

                - uses: %s
                - public types: %s
                """.formatted(
                        name,
                        promise(module),
                        uses.getOrDefault(name, Set.of()).isEmpty() ? "nothing" : String.join(", ", uses.get(name)),
                        doors.isEmpty() ? "none" : doors);
    }

    private static boolean isDoor(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.isTopLevelClass()
                && !type.getSimpleName().equals("package-info");
    }

    /** The first paragraph of the package comment, as Markdown. */
    private static String promise(ApplicationModule module) {
        String source = HouseCode.declaration(module);
        int from = source.indexOf("/**") + 3;
        String comment = source.substring(from, source.indexOf("*/", from));
        String paragraph = comment.replaceAll("(?m)^ \\* ?", "").strip().split("\n\n|<p>")[0];
        return paragraph
                .replaceAll("\\{@(?:code|link) (?:[a-z.]*\\.)?([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static Map<String, Set<String>> uses() {
        var uses = new TreeMap<String, Set<String>>();
        for (JavaClass type : HouseCode.production()) {
            String from = HouseCode.module(type);
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> HouseCode.module(dependency.getTargetClass()))
                    .filter(to -> !from.isEmpty() && !to.isEmpty() && !from.equals(to))
                    .forEach(to ->
                            uses.computeIfAbsent(from, _ -> new TreeSet<>()).add(to));
        }
        return uses;
    }
}
