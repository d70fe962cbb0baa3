package shaopao.people;

import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import shaopao.kernel.ProblemException;
import shaopao.people.CodeRules.BadCode;
import shaopao.people.CodeRules.CodeFlaw;

/** Tells what is wrong with codes, in the reader's language. */
@Component
class CodeFlawWords {

    /** No answer tells more. */
    private static final int TOLD_MAX = 500;

    private final MessageSource messages;

    CodeFlawWords(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * A place that is wrong.
     *
     * @param row of the file, 0 where there is none
     * @param field as commands call it
     */
    record FlawedCode(long row, String field, CodeFlaw reason, String message, String value) {}

    List<FlawedCode> told(List<BadCode> bad) {
        return bad.stream().limit(TOLD_MAX).map(this::told).toList();
    }

    private FlawedCode told(BadCode bad) {
        String key = "people.code-flaw." + bad.flaw();
        String message = messages.getMessage(key, null, key, LocaleContextHolder.getLocale());
        return new FlawedCode(bad.row(), bad.column().title(), bad.flaw(), String.valueOf(message), bad.value());
    }

    ProblemException refusal(List<BadCode> bad) {
        return new ProblemException(PeopleProblem.CODES_FLAWED, Map.of("bad", bad.size(), "errors", told(bad)));
    }
}
