package shaopao.rules;

import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells why a rule is refused, in the reader's language. */
@Component
public class RuleWords {

    private final MessageSource messages;

    RuleWords(MessageSource messages) {
        this.messages = messages;
    }

    /** Where and why. */
    public RuleFlaw told(Compilation.Refused refused, Locale locale) {
        String key = "rules.refused." + refused.reason()
                + (refused.facts().getOrDefault("types", "-").isEmpty() ? ".HERE" : "");
        String text = messages.getMessage(key, null, refused.reason().name(), locale);
        String filled = String.valueOf(text);
        for (Map.Entry<String, String> fact : refused.facts().entrySet()) {
            filled = filled.replace("{" + fact.getKey() + "}", inWords(fact.getValue(), locale));
        }
        return new RuleFlaw(refused.line(), refused.column(), refused.reason(), filled);
    }

    /** Names of types in the reader's language: "(int, string)" becomes "(整数, 文字)". */
    private String inWords(String names, Locale locale) {
        String words = names;
        for (String name : CelNames.KNOWN) {
            String word = messages.getMessage("rules.type." + name, null, name, locale);
            words = words.replaceAll("(?<![\\w.])" + name.replace(".", "\\.") + "(?![\\w.])", String.valueOf(word));
        }
        return words;
    }
}
