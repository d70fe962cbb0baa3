package shaopao.notices;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.http.LiveEvents;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.notices.NoticesStore.Content;
import shaopao.notices.PlanRules.Telling;
import shaopao.notices.PlanRules.Way;
import shaopao.notices.spi.NoticeKind;

/** Tells people things. */
@Component
public class Notices {

    static final String ARRIVED = "notices.arrived";

    private final NoticesStore store;
    private final HabitStore habits;
    private final Templates templates;
    private final Channels channels;
    private final LiveEvents live;
    private final Bell bell;
    private final Desk desk;

    Notices(
            NoticesStore store,
            HabitStore habits,
            Templates templates,
            Channels channels,
            LiveEvents live,
            Bell bell,
            Desk desk) {
        this.store = store;
        this.habits = habits;
        this.templates = templates;
        this.channels = channels;
        this.live = live;
        this.bell = bell;
        this.desk = desk;
    }

    /** Time and limits, as acts here need them together. */
    @Component
    record Desk(NoticesSettings settings, Clock clock) {}

    /**
     * Tells everybody named who was not told under the key before, within the running transaction: when that commits,
     * the message is in the inbox and its deliveries are queued. Answers how many were told now.
     *
     * @throws IllegalArgumentException when nobody has declared the kind, or a variable of it has no value
     */
    @Transactional
    public int send(NewNotice notice) {
        NoticeKind kind = templates.known(notice.code());
        if (!notice.facts().keySet().containsAll(kind.variables())) {
            throw new IllegalArgumentException(notice.code() + " needs " + kind.variables() + " and got "
                    + notice.facts().keySet());
        }
        return tell(notice, kind, Map.of()).size();
    }

    /** The same with ways that are fixed for each person instead of chosen by habits. */
    Set<PersonId> tell(NewNotice notice, NoticeKind kind, Map<PersonId, List<Way>> fixed) {
        if (notice.to().isEmpty()) {
            return Set.of();
        }
        List<PersonId> persons = notice.to().stream()
                .sorted(Comparator.comparing(PersonId::value))
                .toList();
        Instant now = desk.clock().instant();
        Content content = content(notice, kind);
        Map<PersonId, List<Way>> ways = fixed.isEmpty() ? ways(notice, content, persons, now) : fixed;
        Set<PersonId> told =
                Set.copyOf(store.tell(content, persons, ways, desk.settings().validity(), now));
        live.publish(
                told,
                ARRIVED,
                Map.of("category", content.category(), "importance", content.importance(), "code", content.code()));
        if (!told.isEmpty()) {
            bell.ringAfterCommit();
        }
        return told;
    }

    private Content content(NewNotice notice, NoticeKind kind) {
        Template template = templates.current(kind.code());
        return new Content(
                notice.key(),
                kind.code(),
                template.version(),
                kind.category(),
                notice.importance().orElse(kind.importance()),
                filled(template.zh(), notice.facts(), Locale.SIMPLIFIED_CHINESE),
                filled(template.en(), notice.facts(), Locale.ENGLISH),
                notice.link().orElse(""));
    }

    private static TemplateText filled(TemplateText text, Map<String, Words> facts, Locale locale) {
        return new TemplateText(
                Templates.filled(text.title(), facts, locale),
                Templates.filled(text.body(), facts, locale),
                Templates.filled(text.sms(), facts, locale));
    }

    private Map<PersonId, List<Way>> ways(NewNotice notice, Content content, List<PersonId> persons, Instant now) {
        if (channels.codes().isEmpty()) {
            return Map.of();
        }
        int hour = desk.settings().digestHour();
        Telling telling = new Telling(
                content.category(),
                content.importance(),
                notice.smsAfter(),
                !content.zh().sms().isBlank());
        Map<PersonId, Habits> chosen = habits.of(persons, hour);
        Habits usual = Habits.usual(hour);
        Map<PersonId, List<Way>> ways = new HashMap<>();
        persons.forEach(person -> ways.put(
                person,
                PlanRules.ways(
                        telling,
                        chosen.getOrDefault(person, usual),
                        channels.manners(),
                        desk.settings().quiet(),
                        now)));
        return ways;
    }
}
