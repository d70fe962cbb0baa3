package shaopao.hall;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import shaopao.forms.FieldFlaw;
import shaopao.forms.Form;
import shaopao.forms.FormVerdict;
import shaopao.forms.Forms;
import shaopao.forms.FormsProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;

/** Answers that were handed in, accepted or refused with each flaw at its field in the reader's language. */
@Component
class Answers {

    private final Forms forms;
    private final MessageSource messages;

    Answers(Forms forms, MessageSource messages) {
        this.forms = forms;
        this.messages = messages;
    }

    Map<String, Object> accepted(Form form, PersonId person, Map<String, Object> given) {
        return switch (forms.check(form, person, given)) {
            case FormVerdict.Accepted(Map<String, Object> accepted) -> accepted;
            case FormVerdict.Flawed(List<FieldFlaw> flaws) ->
                throw new ProblemException(
                        FormsProblem.ANSWERS_INVALID,
                        Map.of("errors", flaws.stream().map(this::told).toList()));
        };
    }

    private Map<String, String> told(FieldFlaw flaw) {
        Locale locale = LocaleContextHolder.getLocale();
        String text = flaw.message().map(words -> words.in(locale)).orElseGet(() -> text(flaw, locale));
        return Map.of("field", flaw.field(), "reason", flaw.reason().name(), "message", text);
    }

    private String text(FieldFlaw flaw, Locale locale) {
        String reason = flaw.reason().name();
        String text = String.valueOf(messages.getMessage("forms.flaw." + reason, null, reason, locale));
        for (Map.Entry<String, Object> fact : flaw.facts().entrySet()) {
            text = text.replace("{" + fact.getKey() + "}", String.valueOf(fact.getValue()));
        }
        return text;
    }
}
