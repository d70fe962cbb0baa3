package shaopao.hall.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shaopao.workflow.Node;

class FlowWriterTests {

    private static final String ITEM = """
            # 事项
            code: x
            flow: # 旧流程
              - {key: a, name: 甲, type: end, outcome: approved}

              # 注释
              - {key: b, name: 乙, type: end, outcome: rejected}

            # 办事指南
            guide:
              conditions: [无]
            """;

    @Test
    void everyShippedFlowReadsBackAsItWasWritten() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(Path.of("../catalogue"), 3)) {
            files = found.filter(file -> file.endsWith("item.yaml")).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(90);
        for (Path file : files) {
            String source = Files.readString(file);
            List<Node> flow = flow(source);
            String again = FlowWriter.replaced("item.yaml", source, FlowWriter.steps(flow));
            assertThat(flow(again)).as(file.toString()).isEqualTo(flow);
            assertThat(again.lines().filter(line -> line.startsWith("guide:")))
                    .as(file.toString())
                    .hasSize(1);
        }
    }

    @Test
    void onlyTheFlowIsReplaced() {
        List<Map<String, Object>> flow = List.of(Map.of("key", "c"));
        assertThat(FlowWriter.replaced("item.yaml", ITEM, flow)).isEqualTo("""
                # 事项
                code: x
                flow:
                - {key: c}

                # 办事指南
                guide:
                  conditions: [无]
                """);
    }

    @Test
    void itemWrittenInOneLineGetsItsFlowToo() {
        String text = FlowWriter.replaced("item.yaml", "{code: x, flow: []}", List.of(Map.of("key", "c")));
        assertThat(YamlValue.read("item.yaml", text).map())
                .isEqualTo(Map.of("code", "x", "flow", List.of(Map.of("key", "c"))));
    }

    private static List<Node> flow(String source) {
        YamlValue yaml = YamlValue.read("item.yaml", source);
        return new FlowReader(yaml.find("flow").orElse(YamlValue.emptyList())).read();
    }
}
