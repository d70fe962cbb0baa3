package shaopao.timetable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/**
 * Course lists of a whole term: that of a real university where its file lies beside the project (shared/data, see
 * docs/guide/timetable.md) or is named by {@code -Dshaopao.test.courses}, and one made up in its form and its flaws.
 */
public final class CourseLists {

    private CourseLists() {}

    /** The real list of the autumn of 2018, or the one that is named. */
    public static Optional<byte[]> real() {
        String named = System.getProperty("shaopao.test.courses", "");
        return named.isEmpty() ? real("2018_2019_1.json") : Optional.of(read(Path.of(named)));
    }

    /** A real list by the name of its file. */
    static Optional<byte[]> real(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("shared/data/timetable-sjtu").resolve(name);
            if (Files.isReadable(file)) {
                return Optional.of(read(file));
            }
        }
        return Optional.empty();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many sections in so many rooms; some of them clash, repeat, or have no room. */
    public static byte[] made(int sections, int rooms, long seed) {
        Random random = new Random(seed);
        List<Map<String, Object>> data = new ArrayList<>();
        for (int i = 0; i < sections; i++) {
            List<Map<String, Object>> odd = new ArrayList<>();
            List<Map<String, Object>> even = new ArrayList<>();
            for (int weekday = 1 + random.nextInt(3); weekday <= 7; weekday += 2 + random.nextInt(4)) {
                int first = 1 + 2 * random.nextInt(6);
                String room =
                        random.nextInt(10) == 0 ? "不安排教室" : "试楼\u00a0(甲楼/甲楼%d)".formatted(101 + random.nextInt(rooms));
                Map<String, Object> meeting = Map.of(
                        "week_day",
                        weekday,
                        "start_from",
                        first,
                        "end_at",
                        first + 1 + random.nextInt(2),
                        "classroom",
                        room);
                if (random.nextInt(5) > 0) {
                    odd.add(meeting);
                }
                if (random.nextInt(5) > 0) {
                    even.add(meeting);
                }
            }
            int from = 1 + random.nextInt(4);
            data.add(Map.of(
                    "identifier",
                    "S" + (random.nextInt(30) == 0 ? Math.max(0, i - 1) : i),
                    "name",
                    "课程" + i,
                    "teacher",
                    "教师" + random.nextInt(40),
                    "start_week",
                    from,
                    "end_week",
                    from + random.nextInt(18),
                    "odd_week",
                    odd,
                    "even_week",
                    even,
                    "student_number",
                    random.nextInt(120)));
        }
        return JsonMapper.shared().writeValueAsString(Map.of("data", data)).getBytes(StandardCharsets.UTF_8);
    }
}
