package shaopao.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.booking.CreditStore.CreditEntry;
import shaopao.booking.CreditStore.PointsWhy;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;

/** Credit points: everybody begins with all of them, loses some by not coming, and may appeal. */
@Component
class BookingCredits {

    private final CreditStore store;
    private final BookingDeskScope desk;
    private final BookingMessages messages;
    private final BookingSettings settings;
    private final Audit audit;
    private final Clock clock;

    BookingCredits(
            CreditStore store,
            BookingDeskScope desk,
            BookingMessages messages,
            BookingSettings settings,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.desk = desk;
        this.messages = messages;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** What somebody has, and what was taken off. */
    record MyCredit(int points, int full, int days, int appealDays, List<CreditEntry> entries) {}

    int points(PersonId person) {
        return points(List.of(person)).getOrDefault(person, settings.creditFull());
    }

    /** Points of each. */
    Map<PersonId, Integer> points(Collection<PersonId> persons) {
        Map<PersonId, Integer> taken = store.taken(persons, since());
        Map<PersonId, Integer> points = new HashMap<>();
        persons.forEach(person ->
                points.put(person, Math.max(0, settings.creditFull() - taken.getOrDefault(person, 0))));
        return points;
    }

    MyCredit mine(PersonId person) {
        return new MyCredit(
                points(person),
                settings.creditFull(),
                settings.creditDays(),
                settings.appealDays(),
                store.of(person, since()));
    }

    /** Takes points off, once for each booking and reason; none where the rules cost none. */
    void take(Booking booking, PointsWhy why, int points) {
        if (points > 0) {
            store.take(booking.person(), booking.id(), why, points, clock.instant());
        }
    }

    @Transactional
    void appeal(Actor actor, UUID id, String text) {
        Instant now = clock.instant();
        if (!store.appeal(id, actor.person(), text, now.minus(Duration.ofDays(settings.appealDays())), now)) {
            throw new ProblemException(BookingProblem.APPEAL_CLOSED);
        }
        audit.record(actor, "booking.appealed", "credit", id.toString(), Map.of());
    }

    List<CreditEntry> appeals(Actor actor) {
        BookingDeskScope.Reach reach = desk.reach(actor);
        return store.appeals(reach.all(), reach.policies());
    }

    @Transactional
    CreditEntry decide(Actor actor, UUID id, boolean upheld, String answer) {
        BookingDeskScope.Reach reach = desk.reach(actor);
        CreditEntry entry = store.decide(
                        id, upheld, answer, actor.name(), reach.all(), reach.policies(), clock.instant())
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        audit.record(
                actor,
                "booking.appeal-decided",
                "person",
                entry.person().toString(),
                Map.of("credit", id, "upheld", upheld, "answer", answer));
        messages.appealDecided(entry, upheld);
        return entry;
    }

    private Instant since() {
        return clock.instant().minus(Duration.ofDays(settings.creditDays()));
    }
}
