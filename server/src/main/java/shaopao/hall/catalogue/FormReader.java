package shaopao.hall.catalogue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shaopao.forms.Field;
import shaopao.forms.Form;
import shaopao.forms.FormFlaw;
import shaopao.forms.Shape;

/** Reads the form of an item. */
final class FormReader {

    private final YamlValue source;
    private final Map<String, YamlValue> places = new HashMap<>();

    FormReader(YamlValue source) {
        this.source = source;
    }

    Form read() {
        return new Form(fields("", source));
    }

    /** A flaw of the form at its place in the file. */
    ItemFlaw placed(FormFlaw flaw) {
        String subject = flaw.subject().isEmpty() ? "" : ": " + flaw.subject();
        return places.getOrDefault(flaw.field(), source).at("field " + flaw.field() + " " + flaw.reason() + subject);
    }

    /** The fields of the form, or of the rows of one field; no deeper, since a file may nest as deep as it likes. */
    private List<Field> fields(String path, YamlValue list) {
        return list.list().stream().map(yaml -> field(path, yaml)).toList();
    }

    private Field field(String path, YamlValue yaml) {
        String key = yaml.need("key").text();
        places.putIfAbsent(path + key, yaml);
        Shape shape =
                path.isEmpty() && ShapeReader.ROWS.contains(yaml.need("type").text())
                        ? ShapeReader.rows(yaml, rows -> fields(key + ".", rows))
                        : ShapeReader.shape(yaml);
        Field field = new Field(
                key,
                yaml.need("label").words(),
                yaml.find("help").map(YamlValue::words),
                shape,
                flag(yaml, "required"),
                yaml.find("requiredWhen").map(YamlValue::text),
                yaml.find("visibleWhen").map(YamlValue::text),
                yaml.find("checks").map(YamlValue::list).orElse(List.of()).stream()
                        .map(FormReader::check)
                        .toList(),
                yaml.find("prefill").map(FormReader::source),
                yaml.find("filledBy").map(YamlValue::text));
        yaml.done();
        return field;
    }

    static boolean flag(YamlValue yaml, String key) {
        return yaml.find(key).map(YamlValue::flag).orElse(false);
    }

    static <E extends Enum<E>> Set<E> constants(YamlValue list, Class<E> type) {
        Set<E> constants = new HashSet<>();
        list.list().forEach(one -> constants.add(one.constant(type)));
        return constants;
    }

    static Optional<Integer> whole(YamlValue yaml, String key, int min, int max) {
        return yaml.find(key).map(number -> number.whole(min, max));
    }

    private static Field.Check check(YamlValue yaml) {
        Field.Check check =
                new Field.Check(yaml.need("rule").text(), yaml.need("message").words());
        yaml.done();
        return check;
    }

    private static Field.Source source(YamlValue yaml) {
        if (!yaml.isMap()) {
            return new Field.Source(yaml.text(), false);
        }
        Field.Source source = new Field.Source(yaml.need("fact").text(), flag(yaml, "locked"));
        yaml.done();
        return source;
    }
}
