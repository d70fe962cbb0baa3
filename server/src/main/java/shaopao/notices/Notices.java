package shaopao.notices;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.http.LiveEvents;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.notices.NoticesStore.Content;
import shaopao.notices.NoticesStore.Told;
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
        return sendAll(List.of(notice));
    }

    /** The same for many at once, which costs hardly more than one. */
    @Transactional
    public int sendAll(Collection<NewNotice> notices) {
        return tell(notices.stream().map(this::known).toList());
    }

    private Known known(NewNotice notice) {
        NoticeKind kind = templates.known(notice.code());
        if (!notice.facts().keySet().containsAll(kind.variables())) {
            throw new IllegalArgumentException(notice.code() + " needs " + kind.variables() + " and got "
                    + notice.facts().keySet());
        }
        return new Known(notice, kind, Optional.empty());
    }

    /**
     * Something to be told, of a kind that is known.
     *
     * @param ways fixed for each person instead of chosen by habits
     */
    record Known(NewNotice notice, NoticeKind kind, Optional<Map<PersonId, List<Way>>> ways) {}

    /** Answers how many were told. */
    int tell(List<Known> notices) {
        List<Known> some =
                notices.stream().filter(one -> !one.notice().to().isEmpty()).toList();
        if (some.isEmpty()) {
            return 0;
        }
        Instant now = desk.clock().instant();
        Map<String, Template> texts = new HashMap<>();
        some.forEach(one -> texts.computeIfAbsent(one.kind().code(), templates::current));
        Map<PersonId, Habits> chosen = chosen(some);
        Map<UUID, Content> contents = new HashMap<>();
        List<NoticesStore.Telling> tellings = new ArrayList<>();
        for (Known one : some) {
            Content content = content(
                    one.notice(),
                    one.kind(),
                    requireNonNull(texts.get(one.kind().code())));
            List<PersonId> persons = List.copyOf(one.notice().to());
            var telling = NoticesStore.Telling.of(
                    content, persons, one.ways().orElseGet(() -> ways(one.notice(), content, persons, chosen, now)));
            contents.put(telling.id(), content);
            tellings.add(telling);
        }
        List<Told> told = store.tell(tellings, desk.settings().validity(), now);
        ring(told, contents);
        return told.size();
    }

    /** One hint for all who got the same kind of news. */
    private void ring(List<Told> told, Map<UUID, Content> contents) {
        Map<Map<String, Object>, Set<PersonId>> hints = new HashMap<>();
        told.forEach(one -> {
            Content content = requireNonNull(contents.get(one.telling()));
            Map<String, Object> hint =
                    Map.of("category", content.category(), "importance", content.importance(), "code", content.code());
            hints.computeIfAbsent(hint, _ -> new HashSet<>()).add(one.person());
        });
        hints.forEach((hint, people) -> live.publish(people, ARRIVED, hint));
        if (!told.isEmpty()) {
            bell.ringAfterCommit();
        }
    }

    private static Content content(NewNotice notice, NoticeKind kind, Template template) {
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

    /** What those chose whose ways out of the house depend on it. */
    private Map<PersonId, Habits> chosen(List<Known> notices) {
        Set<PersonId> persons = new HashSet<>();
        notices.stream()
                .filter(one -> one.ways().isEmpty())
                .forEach(one -> persons.addAll(one.notice().to()));
        return persons.isEmpty() || channels.codes().isEmpty()
                ? Map.of()
                : habits.of(persons, desk.settings().digestHour());
    }

    private Map<PersonId, List<Way>> ways(
            NewNotice notice, Content content, List<PersonId> persons, Map<PersonId, Habits> chosen, Instant now) {
        if (channels.codes().isEmpty()) {
            return Map.of();
        }
        Telling telling = new Telling(
                content.category(),
                content.importance(),
                notice.smsAfter(),
                !content.zh().sms().isBlank());
        Habits usual = Habits.usual(desk.settings().digestHour());
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
