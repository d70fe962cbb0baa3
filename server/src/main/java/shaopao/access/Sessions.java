package shaopao.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.ShortMemory;

/** Begins, finds and ends sessions. */
@Component
class Sessions {

    static final String OTHERS = "access.sessions";

    /** How often a session in use writes that it is. */
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);

    /** What is remembered of a session does not know yet that it was seen; once is enough. */
    private final ShortMemory<SessionId, Instant> noted = new ShortMemory<>(Duration.ofSeconds(2));

    private final SessionStore store;
    private final SessionMemory memory;
    private final AccessSettings settings;
    private final Standings standings;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sessions(
            SessionStore store,
            SessionMemory memory,
            AccessSettings settings,
            Standings standings,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.memory = memory;
        this.settings = settings;
        this.standings = standings;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The living session of a cookie. */
    Optional<Session> find(String token, Optional<PersonId> actingFor) {
        return memory.of(token, actingFor, () -> {
            Instant now = clock.instant();
            return store.find(Tokens.hash(token), actingFor, now, now.minus(settings.sessionIdle()));
        });
    }

    void seen(Session session, String address) {
        Instant now = clock.instant();
        if (session.seenAt().isBefore(now.minus(SEEN_STEP))) {
            noted.of(session.id(), id -> {
                store.seen(id, address, now, SEEN_STEP);
                return now;
            });
        }
    }

    /**
     * Begins a session; its token is told here and never again.
     *
     * @param proven the person has just shown a password or passkey of ours
     */
    @Transactional
    public Begun begin(Actor actor, SignInMethod method, Visit visit, boolean proven, Optional<Ticket> ticket) {
        Instant now = clock.instant();
        String token = Tokens.next();
        Optional<Instant> steppedUp = proven ? Optional.of(now.plus(settings.stepUpTime())) : Optional.empty();
        NewSession session = new NewSession(
                SessionId.next(),
                token,
                actor.person(),
                method,
                visit,
                now,
                now.plus(settings.sessionTimeMax()),
                steppedUp,
                ticket.map(Ticket::upstream),
                ticket.map(Ticket::value));
        store.add(session);
        audit.record(
                actor,
                "access.signed-in",
                "session",
                session.id().toString(),
                Map.of("method", method.name(), "agent", visit.agent()));
        if (store.anew(session.person(), visit.agent(), now)) {
            events.publishEvent(
                    new SignedInAnew(session.person(), session.id().toString(), visit.agent(), visit.address()));
        }
        return new Begun(token, session.id(), settings.sessionTimeMax(), steppedUp);
    }

    /** Counts the password or passkey as just given. */
    Instant stepUp(SessionId id) {
        Instant until = clock.instant().plus(settings.stepUpTime());
        store.steppedUp(id, until);
        return until;
    }

    List<SessionRow> of(PersonId person, SessionId current) {
        Instant now = clock.instant();
        return store.of(person, Optional.of(current), now, now.minus(settings.sessionIdle()));
    }

    /** The sessions of somebody within the actor's scope. */
    List<SessionRow> ofOther(Actor actor, PersonId person) {
        requireCovered(actor, person);
        Instant now = clock.instant();
        return store.of(person, Optional.empty(), now, now.minus(settings.sessionIdle()));
    }

    /** Ends all sessions of somebody within the actor's scope; how many. */
    @Transactional
    public int endOfOther(Actor actor, PersonId person) {
        requireCovered(actor, person);
        return endOthers(actor, person, Optional.empty(), "ENDED_BY_STAFF");
    }

    private void requireCovered(Actor actor, PersonId person) {
        if (standings
                .of(person)
                .filter(one -> GrantRules.covers(actor.scope(OTHERS), one.person()))
                .isEmpty()) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
    }

    @Transactional
    public void signOut(Actor actor, SessionId id) {
        if (store.end(id, actor.person(), "SIGNED_OUT", clock.instant())) {
            audit.record(actor, "access.signed-out", "session", id.toString(), Map.of());
        }
    }

    /** Ends one of the actor's own sessions; another's is not found. */
    @Transactional
    public void end(Actor actor, SessionId id) {
        if (!store.end(id, actor.person(), "ENDED_BY_OWNER", clock.instant())) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        audit.record(actor, "access.session-ended", "session", id.toString(), Map.of());
    }

    /** Ends all sessions of a person but the one given. */
    @Transactional
    public int endOthers(Actor actor, PersonId person, Optional<SessionId> kept, String why) {
        int ended = store.endOthers(person, kept, why, clock.instant());
        audit.record(
                actor, "access.sessions-ended", "person", person.toString(), Map.of("sessions", ended, "why", why));
        return ended;
    }

    /** Ends the sessions that came from a ticket of an upstream. */
    @Transactional
    public void endUpstream(Ticket ticket, Actor actor) {
        for (SessionId id : store.endUpstream(ticket.upstream(), ticket.value(), clock.instant())) {
            audit.record(
                    actor, "access.session-ended", "session", id.toString(), Map.of("upstream", ticket.upstream()));
        }
    }

    /** What the browser gets. */
    record Begun(String token, SessionId id, Duration lifetime, Optional<Instant> steppedUpUntil) {}

    /** What an upstream will name when it ends the sign-in. */
    record Ticket(String upstream, String value) {}
}
