package shaopao.trials;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import shaopao.forms.FieldFlaw;
import shaopao.forms.FormsProblem;
import shaopao.kernel.ProblemException;

/** Refuses answers with each flaw at its field, in the reader's language. */
@Component
class FlawWords {

    private final MessageSource messages;

    FlawWords(MessageSource messages) {
        this.messages = messages;
    }

    ProblemException refused(List<FieldFlaw> flaws) {
        return new ProblemException(
                FormsProblem.ANSWERS_INVALID,
                Map.of("errors", flaws.stream().map(this::told).toList()));
    }

    private Map<String, String> told(FieldFlaw flaw) {
        Locale locale = LocaleContextHolder.getLocale();
        String reason = flaw.reason().name();
        String text = flaw.message()
                .map(words -> words.in(locale))
                .orElseGet(() -> String.valueOf(messages.getMessage("forms.flaw." + reason, null, reason, locale)));
        for (Map.Entry<String, Object> fact : flaw.facts().entrySet()) {
            text = text.replace("{" + fact.getKey() + "}", String.valueOf(fact.getValue()));
        }
        return Map.of("field", flaw.field(), "reason", reason, "message", text);
    }
}
