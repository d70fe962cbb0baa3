package shaopao.pass;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;

/** Visitors: a host announces one, a link puts the code on the visitor's own phone, the host sees where it was used. */
@Component
class Visits {

    private static final int LINK_CHARACTERS = 26;
    private static final int SHOWN_MAX = 50;

    private final VisitStore store;
    private final PassStore passes;
    private final Phones phones;
    private final PassKeys keys;
    private final PassSettings settings;
    private final PassEchoes echoes;
    private final Clock clock;

    Visits(
            VisitStore store,
            PassStore passes,
            Phones phones,
            PassKeys keys,
            PassSettings settings,
            PassEchoes echoes,
            Clock clock) {
        this.store = store;
        this.passes = passes;
        this.phones = phones;
        this.keys = keys;
        this.settings = settings;
        this.echoes = echoes;
        this.clock = clock;
    }

    /** A visit with the link that its host sends to the visitor; the link is told this once. */
    record InvitedVisit(PassVisit visit, String link) {}

    /** What the visitor's phone gets. */
    record OpenedVisit(GuestCard card, Phones.BoundPhone phone) {}

    /** What the visitor's phone shows beside the code. */
    record GuestCard(String guestName, String hostName, Instant from, Instant until, boolean frozen) {}

    /** A visit with fresh signed minutes; none while it is frozen. */
    record RefreshedVisit(GuestCard card, Optional<Phones.SignedMinutes> minutes) {}

    @Transactional
    public InvitedVisit invite(
            Actor actor, String guest, String reason, Instant from, Instant until, List<UUID> places) {
        Instant now = clock.instant();
        PersonId host = actor.person();
        // of two invitations at once the second counts the first
        passes.lock(passes.ofPerson(host, now));
        VisitRules.refusal(from, until, store.ahead(host, now), settings, now).ifPresent(problem -> {
            throw new ProblemException(
                    problem, Map.of("days", settings.visitDaysMax(), "visits", settings.visitsMax()));
        });
        UUID id = Ids.next();
        PassId pass = PassId.next();
        PassVisit visit = new PassVisit(
                id,
                pass,
                host,
                actor.name(),
                guest.strip(),
                reason.strip(),
                from,
                until,
                places,
                now,
                Optional.empty(),
                Optional.empty(),
                false);
        String link = link();
        store.add(visit, hash(link));
        passes.ofVisit(pass, id, VisitRules.PURPOSES, now);
        passes.changed(pass, now);
        echoes.record(
                actor,
                "pass.visitor-invited",
                "visit",
                id.toString(),
                Map.of("guest", visit.guestName(), "from", from.toString(), "until", until.toString()));
        return new InvitedVisit(visit, link);
    }

    /** A fresh link, when the visitor has another phone or the first one went astray; the former phone is dead. */
    @Transactional
    public InvitedVisit relink(Actor actor, UUID id) {
        Instant now = clock.instant();
        String link = link();
        if (!store.relink(actor.person(), id, hash(link), now)) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        PassVisit visit = store.visit(id).orElseThrow();
        passes.lock(visit.pass());
        passes.endBinding(visit.pass(), "REPLACED", now);
        passes.changed(visit.pass(), now);
        echoes.record(actor, "pass.visit-linked-again", "visit", id.toString(), Map.of());
        return new InvitedVisit(visit, link);
    }

    /** Calls a visit off, by its host. */
    @Transactional
    public void cancel(Actor actor, UUID id) {
        cancel(actor, id, Optional.of(actor.person()));
    }

    /** Calls any visit off, by staff. */
    @Transactional
    public void cancelAny(Actor actor, UUID id) {
        cancel(actor, id, Optional.empty());
    }

    /** Puts the code on the visitor's phone; the link works once. */
    @Transactional
    public OpenedVisit open(String link, String phone) {
        Instant now = clock.instant();
        UUID id = store.open(hash(link), now).orElseThrow(() -> new ProblemException(PassProblem.VISIT_LINK_INVALID));
        PassVisit visit = store.visit(id).orElseThrow();
        Phones.BoundPhone bound = phones.bind(passes.lock(visit.pass()).orElseThrow(), phone, "HOST", now);
        echoes.record(Actor.system("visitor"), "pass.visit-opened", "visit", id.toString(), Map.of("phone", phone));
        echoes.changed(visit.host(), "visit");
        return new OpenedVisit(card(visit), bound);
    }

    /** What the visitor's phone shows from now on; the phone proved itself by a code. */
    RefreshedVisit refresh(Known known, long number) {
        PassVisit visit = Optional.of(known.holder())
                .filter(Holder.Guest.class::isInstance)
                .map(Holder.Guest.class::cast)
                .flatMap(guest -> store.visit(guest.visit()))
                .orElseThrow(() -> new ProblemException(PassProblem.VISIT_LINK_INVALID));
        Optional<Phones.SignedMinutes> minutes = visit.frozen()
                ? Optional.empty()
                : Optional.of(phones.minutes(passes.row(visit.pass()).orElseThrow(), number));
        return new RefreshedVisit(card(visit), minutes);
    }

    List<PassVisit> mine(PersonId host) {
        return store.ofHost(host, SHOWN_MAX);
    }

    /** The host's own visit. */
    PassVisit mine(PersonId host, UUID id) {
        return store.visit(id)
                .filter(visit -> visit.host().equals(host))
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    Page<PassVisit> current(Optional<UUID> after, int limit) {
        int size = Page.limit(limit);
        return Page.of(
                store.current(after, clock.instant(), size + 1),
                size,
                visit -> visit.id().toString());
    }

    private void cancel(Actor actor, UUID id, Optional<PersonId> host) {
        Instant now = clock.instant();
        if (!store.cancel(host, id, now)) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        PassVisit visit = store.visit(id).orElseThrow();
        passes.changed(visit.pass(), now);
        echoes.record(actor, "pass.visit-cancelled", "visit", id.toString(), Map.of());
        echoes.changed(visit.host(), "visit");
    }

    private static GuestCard card(PassVisit visit) {
        return new GuestCard(visit.guestName(), visit.hostName(), visit.from(), visit.until(), visit.frozen());
    }

    private String link() {
        StringBuilder link = new StringBuilder();
        for (int digit : keys.digits(LINK_CHARACTERS)) {
            link.append(PaperRules.READABLE.charAt(digit));
        }
        return link.toString();
    }

    private byte[] hash(String link) {
        return keys.hash("visit", link.strip().toUpperCase(Locale.ROOT));
    }
}
