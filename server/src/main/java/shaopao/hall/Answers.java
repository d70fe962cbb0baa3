package shaopao.hall;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import shaopao.workflow.CaseSummary;

/** Answers that were handed in, accepted or refused with each flaw at its field in the reader's language. */
@Component
class Answers {

    private final Forms forms;
    private final MessageSource messages;

    Answers(Forms forms, MessageSource messages) {
        this.forms = forms;
        this.messages = messages;
    }

    /** What an applicant hands in for the first time. */
    Map<String, Object> accepted(Form form, PersonId person, Map<String, Object> given) {
        return accepted(forms.check(form, person, given));
    }

    /** What an applicant hands in again; what only others answer stays as it was. */
    Map<String, Object> accepted(Form form, PersonId person, Map<String, Object> given, Map<String, Object> earlier) {
        return accepted(forms.check(form, person, given, earlier));
    }

    /** What somebody answers at a step that opens some fields. */
    Map<String, Object> acceptedAtStep(
            Form form, PersonId by, Map<String, Object> given, Map<String, Object> earlier, Set<String> open) {
        return accepted(forms.checkStep(form, by, given, earlier, "", open));
    }

    /** An application was handed in: its draft goes, its files stay, its materials are offered again. */
    void handedIn(CaseSummary opened, Form form, Map<String, Object> accepted) {
        forms.handedIn(opened.applicant(), opened.topic(), form, accepted, about(opened));
    }

    /** From now on the files among accepted answers cannot be deleted by those who uploaded them. */
    void keepFiles(CaseSummary of, Form form, Map<String, Object> accepted) {
        forms.answered(form, accepted, about(of));
    }

    private static String about(CaseSummary summary) {
        return "application " + summary.number();
    }

    private Map<String, Object> accepted(FormVerdict verdict) {
        return switch (verdict) {
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
