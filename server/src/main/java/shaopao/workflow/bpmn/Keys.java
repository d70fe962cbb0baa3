package shaopao.workflow.bpmn;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import shaopao.kernel.Words;

/** Keys and names for what is read: an id that can be a key is kept, others are made of the name or counted. */
final class Keys {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int LENGTH_MAX = 32;

    private final Map<String, String> byId = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** Keeps the ids of a chart that are keys, so that no made one takes them. */
    void reserve(Chart chart) {
        chart.shapes().stream()
                .map(Shape::id)
                .filter(id -> KEY.matcher(id).matches())
                .forEach(id -> {
                    taken.add(id);
                    byId.put(id, id);
                });
    }

    String of(Shape shape) {
        String known = byId.get(shape.id());
        if (known != null) {
            return known;
        }
        String key = fresh(slug(shape.name()).or(() -> slug(shape.id())).orElse("step"));
        byId.put(shape.id(), key);
        return key;
    }

    /** The wanted key, or the next one that is free. */
    String fresh(String wanted) {
        String stem = wanted.length() > LENGTH_MAX ? wanted.substring(0, LENGTH_MAX) : wanted;
        String key = stem;
        for (int number = 2; !taken.add(key); number++) {
            key = stem + "-" + number;
        }
        return key;
    }

    private static Optional<String> slug(String text) {
        String slug = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+", "")
                .replaceAll("-+$", "");
        String cut = slug.length() > LENGTH_MAX ? slug.substring(0, LENGTH_MAX) : slug;
        return Optional.of(cut.replaceAll("-+$", ""))
                .filter(key -> KEY.matcher(key).matches());
    }

    /** What it is called; its key when it has no name. */
    Words name(Shape shape) {
        return words(shape.xml()).orElseGet(() -> Words.of(of(shape)));
    }

    static Optional<Words> words(Element element) {
        return Xml.attribute(element, "name")
                .map(zh -> Xml.attribute(element, Xml.OURS, "nameEn")
                        .map(en -> new Words(zh, en))
                        .orElseGet(() -> Words.of(ChartReader.name(element))));
    }
}
