package shaopao.timetable;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.timetable.CalendarText.Dated;
import shaopao.timetable.SubscriptionStore.Feed;

/** Calendars that people subscribe to by a secret link of their own. */
@Component
class Subscriptions {

    private static final Duration AHEAD = Duration.ofDays(400);

    private final SubscriptionStore store;
    private final FeedLinks links;
    private final LessonStore lessons;
    private final ExamStore exams;
    private final MyDays days;
    private final Audit audit;
    private final Plans.Desk desk;

    Subscriptions(
            SubscriptionStore store,
            FeedLinks links,
            LessonStore lessons,
            ExamStore exams,
            MyDays days,
            Audit audit,
            Plans.Desk desk) {
        this.store = store;
        this.links = links;
        this.lessons = lessons;
        this.exams = exams;
        this.days = days;
        this.audit = audit;
        this.desk = desk;
    }

    /**
     * The owner's view of a feed.
     *
     * @param path below the address of the program: whoever has it reads the calendar
     */
    record FeedLink(String path, Optional<Integer> reminderMinutes, Instant madeAt, Optional<Instant> readAt) {}

    Optional<FeedLink> link(PersonId person) {
        return store.of(person).map(this::link);
    }

    private FeedLink link(Feed feed) {
        return new FeedLink(
                "/api/timetable/feeds/" + links.token(feed.id()) + ".ics",
                feed.reminderMinutes(),
                feed.madeAt(),
                feed.readAt());
    }

    /** Makes a link; one that there was leads nowhere from now on. */
    @Transactional
    public FeedLink make(Actor actor, Locale locale, Optional<Integer> reminderMinutes) {
        PersonId person = actor.person();
        String language = locale.getLanguage().equals("en") ? "en" : "zh";
        store.make(new Feed(
                person, Ids.next(), language, reminderMinutes, desk.clock().instant(), Optional.empty()));
        audit.record(actor, "timetable.feed-made", "person", person.toString(), Map.of());
        return link(person).orElseThrow();
    }

    FeedLink remind(Actor actor, Optional<Integer> minutes) {
        if (!store.remind(actor.person(), minutes)) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        return link(actor.person()).orElseThrow();
    }

    @Transactional
    public void revoke(Actor actor) {
        if (store.revoke(actor.person())) {
            audit.record(
                    actor, "timetable.feed-revoked", "person", actor.person().toString(), Map.of());
        }
    }

    /** The calendar behind a link; refuses as not found one that is revoked or was never made. */
    byte[] calendar(String token) {
        Feed feed =
                links.feed(token).flatMap(store::byId).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        Instant now = desk.clock().instant();
        store.read(feed.id(), now);
        Instant from = now.minus(Duration.ofDays(desk.settings().feedDays()));
        return calendar(feed, from, now.plus(AHEAD));
    }

    /** Equal for equal calendars. */
    static String mark(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] calendar(Feed feed, Instant from, Instant until) {
        Map<UUID, Dated> dates = new HashMap<>();
        List<Lesson> mine = lessons.of(feed.person(), from, until);
        mine.forEach(one -> dates.put(one.id().value(), new Dated(one.sequence(), one.changedAt())));
        exams.of(feed.person(), from, until)
                .forEach(one -> dates.put(one.id().value(), new Dated(one.sequence(), one.changedAt())));
        List<ShownLesson> shown = days.shown(mine);
        List<ShownExam> tests = days.exams(feed.person(), from, until);
        List<Dated> dated = new ArrayList<>();
        shown.forEach(one -> dated.add(dates.getOrDefault(one.id().value(), new Dated(0, feed.madeAt()))));
        tests.forEach(one -> dated.add(dates.getOrDefault(one.id().value(), new Dated(0, feed.madeAt()))));
        Locale locale = feed.language().equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        return new CalendarText(locale, feed.reminderMinutes()).of(shown, dated, tests);
    }
}
