package shaopao.workflow.bpmn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a file will show: figures at their places, and lines between them. Collected in the order of the flow. */
final class Drawing {

    private final List<Figure> figures = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    /**
     * One figure.
     *
     * @param scope id of the sub-process in which it stands; empty outside of any
     * @param attributes of BPMN, by name
     * @param ours attributes of our own namespace, by name
     * @param notes elements of our own namespace with JSON in them, by name
     * @param parts what stands inside the element, after its arrows
     */
    record Figure(
            String id,
            String tag,
            String scope,
            Map<String, String> attributes,
            Map<String, String> ours,
            Map<String, String> notes,
            List<Part> parts,
            Bounds bounds) {

        static Figure of(String id, String tag, String scope, Bounds bounds) {
            return new Figure(
                    id,
                    tag,
                    scope,
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new ArrayList<>(),
                    bounds);
        }

        Figure set(String name, String value) {
            attributes.put(name, value);
            return this;
        }

        Figure our(String name, String value) {
            ours.put(name, value);
            return this;
        }

        Figure note(String name, String jsonText) {
            notes.put(name, jsonText);
            return this;
        }

        Figure part(Part part) {
            parts.add(part);
            return this;
        }
    }

    /** An element of BPMN inside a figure, with attributes and either a text or elements of its own. */
    record Part(String tag, Map<String, String> attributes, String text, List<Part> parts) {

        static Part of(String tag, Part... parts) {
            return new Part(tag, Map.of(), "", List.of(parts));
        }

        /** An expression; its type is told to those who validate. */
        static Part expression(String tag, String text) {
            return new Part(tag, Map.of("xsi:type", "bpmn:tFormalExpression"), text, List.of());
        }
    }

    record Bounds(int x, int y, int width, int height) {

        Bounds shifted(int dx, int dy) {
            return new Bounds(x + dx, y + dy, width, height);
        }
    }

    record Point(int x, int y) {}

    /**
     * An arrow.
     *
     * @param condition in CEL
     */
    record Line(
            String id,
            String scope,
            String from,
            String to,
            Map<String, String> attributes,
            Map<String, String> ours,
            Optional<String> condition,
            List<Point> points) {}

    void add(Figure figure) {
        figures.add(figure);
    }

    void add(Line line) {
        lines.add(line);
    }

    String nextLine() {
        return "Flow_" + (lines.size() + 1);
    }

    List<Figure> figures() {
        return figures;
    }

    List<Line> lines() {
        return lines;
    }
}
