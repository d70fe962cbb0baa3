package shaopao.notices;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.notices.TemplateRules.Flaw;
import shaopao.notices.spi.NoticeKind;

/** The texts of messages: shipped ones, and the school's own in versions. */
@Component
class Templates {

    private static final int VERSIONS_MAX = 50;

    private final TemplateStore store;
    private final Kinds kinds;
    private final MessageSource messages;
    private final NoticesSettings settings;
    private final Audit audit;
    private final Clock clock;

    Templates(
            TemplateStore store,
            Kinds kinds,
            MessageSource messages,
            NoticesSettings settings,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.kinds = kinds;
        this.messages = messages;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** The texts that count now. */
    Template current(String code) {
        return store.newest(code).orElseGet(() -> kinds.shipped(code));
    }

    /** What there is to say, kind by kind. */
    List<TemplateCard> cards() {
        Map<String, Template> own = store.all().stream().collect(Collectors.toMap(Template::code, one -> one));
        return kinds.all().stream()
                .map(kind -> {
                    Template template = own.getOrDefault(kind.code(), kinds.shipped(kind.code()));
                    return new TemplateCard(
                            kind.code(),
                            kinds.name(kind.code()),
                            kind.category(),
                            kind.importance(),
                            template.version(),
                            template.savedBy(),
                            template.savedAt());
                })
                .toList();
    }

    /** One kind with all versions of its texts, newest first, the shipped one last. */
    TemplatePage page(String code) {
        NoticeKind kind = known(code);
        List<Template> versions = new ArrayList<>(store.versions(code, VERSIONS_MAX));
        versions.add(kinds.shipped(code));
        return new TemplatePage(
                code,
                kinds.name(code),
                kind.category(),
                kind.importance(),
                kind.variables().stream()
                        .map(variable -> new TemplatePage.Variable(
                                variable, requireNonNull(kinds.examples(kind).get(variable))))
                        .toList(),
                versions);
    }

    /** Adds a version after the given one; refuses texts with faults, naming each place. */
    @Transactional
    public Template save(Actor actor, String code, int after, TemplateText zh, TemplateText en) {
        NoticeKind kind = known(code);
        requireSound(kind, zh, en);
        Template next = new Template(code, after + 1, zh, en, actor.name(), Optional.of(clock.instant()));
        if (!store.add(next, after, actor, clock.instant())) {
            throw new ProblemException(KernelProblem.CHANGED_MEANWHILE);
        }
        audit.record(actor, "notices.template-saved", "template", code, Map.of("version", after + 1));
        return next;
    }

    /** How the texts would look with examples in them. */
    List<TemplatePreview> preview(String code, TemplateText zh, TemplateText en) {
        NoticeKind kind = known(code);
        requireSound(kind, zh, en);
        Map<String, Words> examples = kinds.examples(kind);
        return List.of(
                preview("zh", zh, examples, Locale.SIMPLIFIED_CHINESE), preview("en", en, examples, Locale.ENGLISH));
    }

    private TemplatePreview preview(String language, TemplateText text, Map<String, Words> facts, Locale locale) {
        String sms = text.sms().isBlank() ? "" : settings.signed(filled(text.sms(), facts, locale));
        SmsRules.Measure measure = SmsRules.measure(sms);
        return new TemplatePreview(
                language,
                filled(text.title(), facts, locale),
                filled(text.body(), facts, locale),
                sms,
                sms.isEmpty() ? 0 : measure.segments(),
                measure.characters(),
                measure.unicode());
    }

    static String filled(String text, Map<String, Words> facts, Locale locale) {
        Map<String, String> values = new LinkedHashMap<>();
        facts.forEach((name, words) -> values.put(name, words.in(locale)));
        return TemplateRules.filled(text, values);
    }

    NoticeKind known(String code) {
        return kinds.kind(code).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    Map<String, Words> examples(NoticeKind kind) {
        return kinds.examples(kind);
    }

    private void requireSound(NoticeKind kind, TemplateText zh, TemplateText en) {
        List<Flaw> flaws = TemplateRules.flaws(kind.variables(), zh, en);
        if (!flaws.isEmpty()) {
            throw new ProblemException(
                    NoticesProblem.TEMPLATE_FLAWED,
                    Map.of("errors", flaws.stream().map(this::told).toList()));
        }
    }

    private Map<String, Object> told(Flaw flaw) {
        String text = String.valueOf(messages.getMessage(
                "notices.flaw." + flaw.reason(), null, flaw.reason().name(), LocaleContextHolder.getLocale()));
        return Map.of(
                "field",
                flaw.field(),
                "reason",
                flaw.reason().name(),
                "line",
                flaw.line(),
                "column",
                flaw.column(),
                "message",
                text.replace("{found}", flaw.found())
                        .replace("{line}", String.valueOf(flaw.line()))
                        .replace("{column}", String.valueOf(flaw.column())));
    }
}
