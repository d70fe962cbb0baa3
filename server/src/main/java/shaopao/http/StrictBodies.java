package shaopao.http;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedField;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads bodies of requests to the letter of the record they become: a component is there and not null unless it is
 * {@code Optional} or {@code @Nullable}, and so is each element of a list or map; text is Unicode that PostgreSQL can
 * keep. JSON that the program itself has written is read by the ordinary mapper, so that a record may grow.
 */
final class StrictBodies {

    private StrictBodies() {}

    static JsonMapper of(JsonMapper ordinary) {
        JsonMapper.Builder builder = ordinary.rebuild();
        return builder.annotationIntrospector(
                        new AnnotationIntrospectorPair(new RequiredComponents(), builder.annotationIntrospector()))
                .addModule(new SimpleModule("strict-text").addDeserializer(String.class, new StorableText()))
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** Says of each component of our records whether it must be there. */
    private static final class RequiredComponents extends NopAnnotationIntrospector {

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return component(member).map(StrictBodies::isRequired).orElse(null);
        }

        @Override
        public JsonSetter.@Nullable Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
            return component(annotated)
                    .filter(StrictBodies::isRequired)
                    .map(component ->
                            JsonSetter.Value.construct(Nulls.FAIL, holdsNulls(component) ? Nulls.DEFAULT : Nulls.FAIL))
                    .orElse(null);
        }
    }

    private static Optional<RecordComponent> component(Annotated annotated) {
        return switch (annotated) {
            case AnnotatedParameter parameter -> at(parameter.getDeclaringClass(), parameter.getIndex());
            case AnnotatedField field -> named(field.getDeclaringClass(), field.getName());
            case AnnotatedMethod method -> named(method.getDeclaringClass(), method.getName());
            default -> Optional.empty();
        };
    }

    private static Optional<RecordComponent> at(Class<?> type, int index) {
        return ours(type) && index < type.getRecordComponents().length
                ? Optional.of(type.getRecordComponents()[index])
                : Optional.empty();
    }

    private static Optional<RecordComponent> named(Class<?> type, String name) {
        if (ours(type)) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return Optional.of(component);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean ours(Class<?> type) {
        return type.isRecord() && type.getName().startsWith("shaopao.");
    }

    /** A component that the caller must send. */
    static boolean isRequired(RecordComponent component) {
        AnnotatedElement use = component.getAnnotatedType();
        return !use.isAnnotationPresent(Nullable.class) && component.getType() != Optional.class;
    }

    /** Whether a list or map says of its elements that they may be null: {@code Map<String, @Nullable Object>}. */
    private static boolean holdsNulls(RecordComponent component) {
        return component.getAnnotatedType() instanceof AnnotatedParameterizedType container
                && List.of(container.getAnnotatedActualTypeArguments())
                        .getLast()
                        .isAnnotationPresent(Nullable.class);
    }

    /** Refuses what is no text: NUL, and halves of surrogate pairs. */
    private static final class StorableText extends StdScalarDeserializer<String> {

        StorableText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.currentToken().isScalarValue() || !parser.hasToken(tools.jackson.core.JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = parser.getString();
            if (!isStorable(text)) {
                throw context.weirdStringException(text, String.class, "no text");
            }
            return text;
        }
    }

    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (at == 0 || Character.isLowSurrogate(at)) {
                return false;
            }
            if (Character.isHighSurrogate(at)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
