package shaopao.hall.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import shaopao.kernel.Words;

/** Reads the {@code guide} of an item. */
final class GuidanceReader {

    private static final int COUNT_MAX = 99;
    private static final int CENTS_MAX = 100_000_000;

    private GuidanceReader() {}

    static Guidance read(YamlValue yaml) {
        Guidance guidance = new Guidance(
                all(yaml, "conditions", YamlValue::words),
                all(yaml, "materials", GuidanceReader::material),
                yaml.find("fee").map(GuidanceReader::fee),
                all(yaml, "places", GuidanceReader::place),
                yaml.find("contact").map(GuidanceReader::contact),
                all(yaml, "basis", YamlValue::words),
                all(yaml, "questions", GuidanceReader::question));
        yaml.done();
        return guidance;
    }

    private static <T> List<T> all(YamlValue yaml, String key, Function<YamlValue, T> one) {
        return yaml.find(key).map(YamlValue::list).orElse(List.of()).stream()
                .map(one)
                .toList();
    }

    private static Guidance.GuideMaterial material(YamlValue yaml) {
        if (!yaml.isMap() || yaml.find("name").isEmpty()) {
            return new Guidance.GuideMaterial(
                    yaml.words(), Guidance.MaterialKind.ELECTRONIC, 1, Optional.empty(), Optional.empty());
        }
        Guidance.GuideMaterial material = new Guidance.GuideMaterial(
                yaml.need("name").words(),
                yaml.find("kind")
                        .map(kind -> kind.constant(Guidance.MaterialKind.class))
                        .orElse(Guidance.MaterialKind.ELECTRONIC),
                yaml.find("count").map(count -> count.whole(1, COUNT_MAX)).orElse(1),
                yaml.find("field").map(YamlValue::text),
                words(yaml, "note"));
        yaml.done();
        return material;
    }

    private static Guidance.Fee fee(YamlValue yaml) {
        Guidance.Fee fee = new Guidance.Fee(yaml.need("amountCents").whole(0, CENTS_MAX), words(yaml, "note"));
        yaml.done();
        return fee;
    }

    private static Guidance.Place place(YamlValue yaml) {
        if (!yaml.isMap() || yaml.find("name").isEmpty()) {
            return new Guidance.Place(yaml.words(), Optional.empty());
        }
        Guidance.Place place = new Guidance.Place(yaml.need("name").words(), words(yaml, "hours"));
        yaml.done();
        return place;
    }

    private static Guidance.GuideContact contact(YamlValue yaml) {
        Guidance.GuideContact contact = new Guidance.GuideContact(
                yaml.find("phone").map(YamlValue::text), yaml.find("mail").map(YamlValue::text), words(yaml, "note"));
        yaml.done();
        return contact;
    }

    private static Guidance.Question question(YamlValue yaml) {
        Guidance.Question question = new Guidance.Question(
                yaml.need("question").words(), yaml.need("answer").words());
        yaml.done();
        return question;
    }

    private static Optional<Words> words(YamlValue yaml, String key) {
        return yaml.find(key).map(YamlValue::words);
    }
}
