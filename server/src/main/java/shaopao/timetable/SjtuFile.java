package shaopao.timetable;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import shaopao.timetable.PlanLine.PlanSlot;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Course lists in the JSON of yuetsin/finda-studyroom: one element for each section with the meetings of odd and of
 * even weeks. Other lists can be brought into this form; docs/guide/timetable.md describes it.
 */
final class SjtuFile {

    private SjtuFile() {}

    /** The rows of a file, and those that cannot be read; empty when it is no such file. */
    static Optional<PlanFile> read(InputStream body, JsonMapper json, int rowsMax) {
        try {
            JsonNode data = json.readTree(body).path("data");
            if (!data.isArray() || data.isEmpty() || data.size() > rowsMax) {
                return Optional.empty();
            }
            List<PlanLine> lines = new ArrayList<>();
            List<PlanFlaw> unread = new ArrayList<>();
            for (int row = 1; row <= data.size(); row++) {
                JsonNode one = data.get(row - 1);
                String code = text(one, "identifier");
                int from = one.path("start_week").asInt(0);
                int to = one.path("end_week").asInt(0);
                if (from > to) {
                    unread.add(new PlanFlaw(row, code, PlanFlaw.Reason.WEEKS_UNKNOWN, from + "-" + to));
                } else if (one.isObject()
                        && one.path("start_week").isInt()
                        && one.path("end_week").isInt()) {
                    lines.add(line(row, code, one));
                } else {
                    unread.add(new PlanFlaw(row, code, PlanFlaw.Reason.UNREADABLE, ""));
                }
            }
            return Optional.of(new PlanFile(lines, unread));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static PlanLine line(int row, String code, JsonNode one) {
        int from = Math.clamp(one.path("start_week").asInt(), 0, 99);
        int to = Math.clamp(one.path("end_week").asInt(), 0, 99);
        List<PlanSlot> slots = new ArrayList<>();
        slots(one.path("odd_week"), weeks(from, to, 1), slots);
        slots(one.path("even_week"), weeks(from, to, 0), slots);
        String title = text(one, "teacher_title");
        return new PlanLine(
                row,
                code,
                course(code),
                text(one, "name"),
                "",
                text(one, "teacher"),
                List.of(),
                text(one, "holder_school"),
                (int) Math.round(one.path("credit").asDouble(0) * 100),
                Math.max(0, one.path("student_number").asInt(0)),
                List.of(),
                (title + " " + text(one, "notes").replace("&nbsp", "")).strip(),
                slots);
    }

    /** The course in a code such as {@code 001-(2018-2019-1)NA317(教学班)}. */
    private static String course(String code) {
        String inner = code.replaceFirst("^\\d+-\\([^)]*\\)", "").replaceFirst("\\(教学班\\)$", "");
        return inner.equals(code) ? "" : inner;
    }

    private static void slots(JsonNode meetings, List<Integer> weeks, List<PlanSlot> slots) {
        if (!weeks.isEmpty()) {
            meetings.forEach(meeting -> slots.add(new PlanSlot(
                    meeting.path("week_day").asInt(0),
                    meeting.path("start_from").asInt(0),
                    meeting.path("end_at").asInt(0),
                    weeks,
                    text(meeting, "classroom"))));
        }
    }

    private static List<Integer> weeks(int from, int to, int rest) {
        return IntStream.rangeClosed(from, to)
                .filter(week -> week % 2 == rest)
                .boxed()
                .toList();
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() ? value.asString().replace('\u00a0', ' ').strip() : "";
    }
}
