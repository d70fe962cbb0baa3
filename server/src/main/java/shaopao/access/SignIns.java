package shaopao.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.access.Sessions.Begun;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;
import shaopao.people.People;
import shaopao.people.Person;

/** Sign-in and step-up by password, changing it, and the first one by a code from staff. */
@Component
class SignIns {

    private static final int CODE_CHARACTERS = 10;

    private final People people;
    private final Passwords passwords;
    private final PasswordStore store;
    private final Attempts attempts;
    private final Sessions sessions;
    private final Powers powers;
    private final Desk desk;

    SignIns(
            People people,
            Passwords passwords,
            PasswordStore store,
            Attempts attempts,
            Sessions sessions,
            Powers powers,
            Desk desk) {
        this.people = people;
        this.passwords = passwords;
        this.store = store;
        this.attempts = attempts;
        this.sessions = sessions;
        this.powers = powers;
        this.desk = desk;
    }

    /** Recording, time, limits and telling, as all acts here need them together. */
    @Component
    record Desk(Audit audit, AccessSettings settings, ApplicationEventPublisher events, Clock clock) {

        /** Says within the running transaction that a way in has changed. */
        void changed(Actor actor, AccountChanged.What what, String name) {
            events.publishEvent(new AccountChanged(Ids.next(), actor.person(), what, name, actor.address()));
        }
    }

    SignedIn byPassword(String number, String password, Visit visit) {
        if (!desk.settings().password()) {
            throw new ProblemException(KernelProblem.NOT_PERMITTED);
        }
        attempts.reserve(number, visit.address());
        Optional<Person> person = people.byNumber(number).filter(Person::present);
        if (!matches(person, number, password, visit)) {
            desk.audit()
                    .record(
                            Actor.nobody(visit.address()),
                            "access.sign-in-failed",
                            person.isPresent() ? "person" : "number",
                            person.map(one -> one.id().toString()).orElse("unknown"),
                            Map.of("method", SignInMethod.PASSWORD.name()));
            throw new ProblemException(AccessProblem.WRONG_CREDENTIALS);
        }
        attempts.succeeded(number, visit.address());
        Person known = person.orElseThrow();
        return new SignedIn(known, sessions.begin(acting(known, visit), SignInMethod.PASSWORD, visit, true, none()));
    }

    private boolean matches(Optional<Person> person, String number, String password, Visit visit) {
        try {
            return passwords.match(person.map(Person::id), password);
        } catch (ProblemException busy) {
            attempts.takenBack(number, visit.address());
            throw busy;
        }
    }

    boolean hasPassword(PersonId person) {
        return passwords.has(person);
    }

    /** The password once more, for a sensitive act. */
    Instant stepUp(Actor actor, SessionId session, String password) {
        requirePassword(actor, password);
        desk.audit().record(actor, "access.stepped-up", "session", session.toString(), Map.of("method", "PASSWORD"));
        return sessions.stepUp(session);
    }

    /** Changes one's own password and ends all other sessions; the caller has asked for the current one. */
    @Transactional
    public void change(Actor actor, SessionId session, String next) {
        Person person = people.person(actor.person()).orElseThrow();
        requireStrong(person, next);
        passwords.set(person.id(), next);
        desk.audit()
                .record(actor, "access.password-changed", "person", person.id().toString(), Map.of());
        sessions.endOthers(actor, person.id(), Optional.of(session), "PASSWORD_CHANGED");
        desk.changed(actor, AccountChanged.What.PASSWORD_CHANGED, "");
    }

    /**
     * Refuses when it is not the password of the actor. Stands outside any transaction, so that a wrong attempt stays
     * counted.
     */
    void requirePassword(Actor actor, String password) {
        Person person = people.person(actor.person()).orElseThrow();
        attempts.reserve(person.number(), actor.address());
        if (!passwords.match(Optional.of(person.id()), password)) {
            throw new ProblemException(AccessProblem.PASSWORD_WRONG);
        }
        attempts.succeeded(person.number(), actor.address());
    }

    /**
     * Issues a code with which the person sets a password of their own. Refuses for somebody who may do more than the
     * issuer: a code is a way in.
     */
    @Transactional
    public Activation issueCode(Actor actor, PersonId to) {
        Scope scope = actor.scope("access.activate");
        Person person = people.person(to)
                .filter(Person::present)
                .filter(one -> GrantRules.covers(scope, one))
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        if (!Powers.withoutSelf(powers.of(to), to).entrySet().stream()
                .allMatch(held -> GrantRules.within(held.getValue(), actor.scope(held.getKey())))) {
            throw new ProblemException(AccessProblem.GRANT_BEYOND_OWN);
        }
        String code = Tokens.readable(CODE_CHARACTERS);
        Instant expiresAt = desk.clock().instant().plus(desk.settings().activationTime());
        store.issue(to, Tokens.hash(code), expiresAt, actor.id());
        desk.audit().record(actor, "access.code-issued", "person", to.toString(), Map.of("expiresAt", expiresAt));
        return new Activation(person.number(), code, expiresAt);
    }

    /** Sets a password by a code from staff, ends all sessions, and begins a new one. */
    @Transactional
    public SignedIn activate(Person person, String code, String password, Visit visit) {
        requireStrong(person, password);
        if (!store.use(person.id(), Tokens.hash(code))) {
            throw new ProblemException(AccessProblem.ACTIVATION_CODE_WRONG);
        }
        return firstPassword(person, password, visit);
    }

    /** Sets a password for one who has shown a code, ends all sessions, and begins a new one. */
    @Transactional
    public SignedIn firstPassword(Person person, String password, Visit visit) {
        requireStrong(person, password);
        passwords.set(person.id(), password);
        Actor actor = acting(person, visit);
        desk.audit().record(actor, "access.activated", "person", person.id().toString(), Map.of());
        sessions.endOthers(actor, person.id(), Optional.empty(), "PASSWORD_CHANGED");
        desk.changed(actor, AccountChanged.What.PASSWORD_CHANGED, "");
        return new SignedIn(person, sessions.begin(actor, SignInMethod.ACTIVATION, visit, true, none()));
    }

    /** The person who may use a code; counts the attempt. Nobody learns whether the number exists. */
    Person activating(String number, Visit visit) {
        attempts.reserve(number, visit.address());
        return people.byNumber(number)
                .filter(Person::present)
                .orElseThrow(() -> new ProblemException(AccessProblem.ACTIVATION_CODE_WRONG));
    }

    void activated(String number, Visit visit) {
        attempts.succeeded(number, visit.address());
    }

    private void requireStrong(Person person, String password) {
        PasswordRules.weakness(
                        password,
                        person.number(),
                        person.name(),
                        desk.settings().passwordLengthMin())
                .ifPresent(weakness -> {
                    throw new ProblemException(
                            AccessProblem.PASSWORD_WEAK,
                            Map.of(
                                    "reason", weakness.name(),
                                    "lengthMin", desk.settings().passwordLengthMin()));
                });
    }

    private static Optional<Sessions.Ticket> none() {
        return Optional.empty();
    }

    /** The person who is coming in, before the session exists. */
    static Actor acting(Person person, Visit visit) {
        return new Actor(
                Actor.Kind.PERSON,
                Optional.of(person.id().value()),
                person.name(),
                visit.address(),
                Map.of(),
                Optional.empty());
    }

    /** Somebody is in. */
    record SignedIn(Person person, Begun session) {}

    /** What staff tells the person. */
    record Activation(String number, String code, Instant expiresAt) {}
}
