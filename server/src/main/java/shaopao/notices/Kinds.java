package shaopao.notices;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import shaopao.kernel.Words;
import shaopao.notices.TemplateRules.Flaw;
import shaopao.notices.spi.NoticeKind;
import shaopao.notices.spi.NoticeKinds;

/** The kinds of messages that the program sends, with the texts that are shipped for each. */
@Component
class Kinds {

    private final MessageSource messages;
    private final Map<String, NoticeKind> kinds = new LinkedHashMap<>();
    private final Map<String, Template> shipped = new LinkedHashMap<>();

    Kinds(List<NoticeKinds> parts, MessageSource messages) {
        this.messages = messages;
        List<NoticeKind> all = new ArrayList<>();
        parts.forEach(part -> all.addAll(part.kinds()));
        for (NoticeKind kind : all) {
            Template template = shippedTexts(kind.code());
            List<Flaw> flaws = TemplateRules.flaws(kind.variables(), template.zh(), template.en());
            if (!flaws.isEmpty() || kinds.put(kind.code(), kind) != null) {
                throw new IllegalStateException("The kind of message " + kind.code() + " is there twice or " + flaws);
            }
            examples(kind);
            name(kind.code());
            shipped.put(kind.code(), template);
        }
    }

    List<NoticeKind> all() {
        return List.copyOf(kinds.values());
    }

    Optional<NoticeKind> kind(String code) {
        return Optional.ofNullable(kinds.get(code));
    }

    /** The texts that come with the program. */
    Template shipped(String code) {
        Template template = shipped.get(code);
        if (template == null) {
            throw new IllegalArgumentException("No kind of message: " + code);
        }
        return template;
    }

    /** What staff call the kind. */
    Words name(String code) {
        return words("notice." + code + ".name");
    }

    /** An example of each variable of the kind. */
    Map<String, Words> examples(NoticeKind kind) {
        Map<String, Words> examples = new LinkedHashMap<>();
        kind.variables().forEach(variable -> examples.put(variable, words("notice.example." + variable)));
        return examples;
    }

    /** The subject of a daily summary. */
    String digestTitle(int messages, Locale locale) {
        return said("notices.digest.title", locale).replace("{count}", String.valueOf(messages));
    }

    private Template shippedTexts(String code) {
        return new Template(
                code, 0, text(code, Locale.SIMPLIFIED_CHINESE), text(code, Locale.ENGLISH), "", Optional.empty());
    }

    private TemplateText text(String code, Locale locale) {
        String key = "notice." + code + ".";
        return new TemplateText(said(key + "title", locale), said(key + "body", locale), said(key + "sms", locale));
    }

    private Words words(String key) {
        return new Words(said(key, Locale.SIMPLIFIED_CHINESE), said(key, Locale.ENGLISH));
    }

    private String said(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
