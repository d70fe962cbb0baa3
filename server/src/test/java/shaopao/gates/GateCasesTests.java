package shaopao.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of cases that the reader's engine runs as well. {@code -Dgenerate=true} writes it anew when the rules have
 * changed on purpose; the diff is what changes for people.
 */
@Tag("once")
@SuppressWarnings("EnumOrdinal")
class GateCasesTests {

    private static final int ROWS = 4_000;
    private static final Path TABLE = Path.of("src/test/resources/gates/cases.json");

    @Test
    void everyCaseGivesWhatTheTableSays() throws IOException {
        GateCases cases = new GateCases();
        if (Boolean.getBoolean("generate")) {
            Files.writeString(TABLE, table(cases), StandardCharsets.UTF_8);
        }
        JsonNode table = JsonMapper.shared().readTree(Files.readString(TABLE, StandardCharsets.UTF_8));
        Set<GateReason> seen = EnumSet.noneOf(GateReason.class);
        int rows = 0;
        for (JsonNode row : table.get("rows")) {
            int[] numbers = new int[GateCases.COLUMNS];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = row.get(i).asInt();
            }
            assertThat(cases.verdict(numbers)).as("row %d", rows).isEqualTo(numbers[GateCases.COLUMNS - 1]);
            seen.add(GateReason.values()[(numbers[GateCases.COLUMNS - 1] >> 1) & 0x7F]);
            rows++;
        }
        assertThat(rows).isEqualTo(ROWS);
        assertThat(EnumSet.complementOf(EnumSet.copyOf(seen)))
                .as("reasons that no case has; these are not decided by rules")
                .containsExactlyInAnyOrder(GateReason.STEWARD, GateReason.CODE, GateReason.UNKNOWN);
    }

    private static String table(GateCases cases) {
        Map<String, Object> table = new LinkedHashMap<>(cases.pools());
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            rows.append(i == 0 ? "" : ",\n").append(JsonMapper.shared().writeValueAsString(cases.row()));
        }
        String pools = JsonMapper.shared().writeValueAsString(table);
        return pools.substring(0, pools.length() - 1) + ",\"rows\":[\n" + rows + "]}\n";
    }
}
