package shaopao.forms;

import java.util.List;
import java.util.Optional;
import shaopao.kernel.Words;

/**
 * One thing that is asked. The rules in it see the fields above; a check sees the field's own value, too.
 *
 * @param key name of the value in answers and rules
 * @param required must be answered when it is visible
 * @param requiredWhen rule by which it must be answered, beside {@code required}
 * @param visibleWhen rule by which it is asked at all
 * @param prefill where its value comes from before anybody types
 * @param filledBy key of the step at which it is answered; empty when the applicant answers it
 */
public record Field(
        String key,
        Words label,
        Optional<Words> help,
        Shape shape,
        boolean required,
        Optional<String> requiredWhen,
        Optional<String> visibleWhen,
        List<Check> checks,
        Optional<Source> prefill,
        Optional<String> filledBy) {

    public Field {
        checks = List.copyOf(checks);
    }

    /**
     * A rule that a value must keep.
     *
     * @param when what must hold
     * @param message what people read when it does not
     */
    public record Check(String when, Words message) {}

    /**
     * Where a value comes from.
     *
     * @param fact name that a {@link shaopao.forms.spi.Prefill} offers
     * @param locked the person cannot change it
     */
    public record Source(String fact, boolean locked) {}
}
