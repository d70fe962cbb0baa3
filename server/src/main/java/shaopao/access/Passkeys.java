package shaopao.access;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.access.PasskeyChecks.Expected;
import shaopao.access.PasskeyChecks.Proof;
import shaopao.access.PasskeyCreation.KnownKey;
import shaopao.access.SignIns.Desk;
import shaopao.access.SignIns.SignedIn;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.People;
import shaopao.people.Person;

/**
 * Passkeys of people: made, listed, removed, shown at sign-in and for a sensitive act. Who asks the question has taken
 * the challenge before, outside any transaction, so that no refusal makes it good again.
 */
@Component
class Passkeys {

    private static final int PER_PERSON_MAX = 20;
    private static final String KIND = "public-key";
    private static final String VERIFIED = "required";

    private final People people;
    private final PasskeyStore store;
    private final PasskeyChecks checks;
    private final Sessions sessions;
    private final PublicAddress address;
    private final Desk desk;

    Passkeys(
            People people,
            PasskeyStore store,
            PasskeyChecks checks,
            Sessions sessions,
            PublicAddress address,
            Desk desk) {
        this.people = people;
        this.store = store;
        this.checks = checks;
        this.sessions = sessions;
        this.address = address;
        this.desk = desk;
    }

    List<Passkey> of(PersonId person) {
        return store.of(person);
    }

    PasskeyCreation creation(PersonId id, String challenge) {
        Person person = people.person(id).orElseThrow(Passkeys::notFound);
        List<StoredPasskey> known = store.stored(id);
        if (known.size() >= PER_PERSON_MAX) {
            throw new ProblemException(AccessProblem.PASSKEYS_FULL, Map.of("most", PER_PERSON_MAX));
        }
        return new PasskeyCreation(
                new PasskeyCreation.Party(address.passkeyDomain(), "少跑 Shaopao"),
                new PasskeyCreation.Owner(PasskeyChecks.text(handle(id)), person.number(), person.name()),
                challenge,
                PasskeyChecks.ALGORITHMS.stream()
                        .map(number -> new PasskeyCreation.KeyKind(KIND, number))
                        .toList(),
                timeout(),
                known(known),
                new PasskeyCreation.Selection("required", true, VERIFIED),
                "none");
    }

    /** {@code of}: empty at sign-in, when nobody knows yet who it will be. */
    PasskeyQuestion question(Optional<PersonId> of, String challenge) {
        return new PasskeyQuestion(
                challenge,
                timeout(),
                address.passkeyDomain(),
                known(of.map(store::stored).orElse(List.of())),
                VERIFIED);
    }

    @Transactional
    public Passkey add(Actor actor, NewPasskey answer, Expected expected) {
        StoredPasskey made = checks.made(answer, expected, actor.person())
                .orElseThrow(() -> new ProblemException(AccessProblem.PASSKEY_NOT_ACCEPTED));
        Instant now = desk.clock().instant();
        if (!store.add(made, now)) {
            throw new ProblemException(AccessProblem.PASSKEY_NOT_ACCEPTED);
        }
        desk.audit()
                .record(
                        actor,
                        "access.passkey-added",
                        "person",
                        actor.person().toString(),
                        Map.of("passkey", made.id(), "name", made.name()));
        desk.changed(actor, AccountChanged.What.PASSKEY_ADDED, made.name());
        return new Passkey(made.id(), made.name(), made.backedUp(), now, Optional.empty());
    }

    @Transactional
    public void remove(Actor actor, UUID id) {
        if (!store.remove(id, actor.person())) {
            throw notFound();
        }
        desk.audit()
                .record(
                        actor,
                        "access.passkey-removed",
                        "person",
                        actor.person().toString(),
                        Map.of("passkey", id));
        desk.changed(actor, AccountChanged.What.PASSKEY_REMOVED, "");
    }

    /** Nobody learns whether the passkey is unknown, removed, copied, or of somebody who has left. */
    SignedIn signIn(PasskeyAnswer answer, Expected expected, Visit visit) {
        Optional<StoredPasskey> passkey = shown(answer, expected);
        Optional<Person> person =
                passkey.flatMap(one -> people.person(one.person())).filter(Person::present);
        if (person.isEmpty()) {
            desk.audit()
                    .record(
                            Actor.nobody(visit.address()),
                            "access.sign-in-failed",
                            "passkey",
                            passkey.map(one -> one.id().toString()).orElse("unknown"),
                            Map.of("method", SignInMethod.PASSKEY.name()));
            throw new ProblemException(AccessProblem.PASSKEY_NOT_ACCEPTED);
        }
        Person known = person.get();
        return new SignedIn(
                known,
                sessions.begin(SignIns.acting(known, visit), SignInMethod.PASSKEY, visit, true, Optional.empty()));
    }

    /** The passkey instead of the password, for a sensitive act; only one of the actor's own counts. */
    Instant stepUp(Actor actor, SessionId session, PasskeyAnswer answer, Expected expected) {
        if (shown(answer, expected)
                .filter(one -> one.person().equals(actor.person()))
                .isEmpty()) {
            throw new ProblemException(AccessProblem.PASSKEY_NOT_ACCEPTED);
        }
        desk.audit().record(actor, "access.stepped-up", "session", session.toString(), Map.of("method", "PASSKEY"));
        return sessions.stepUp(session);
    }

    private Optional<StoredPasskey> shown(PasskeyAnswer answer, Expected expected) {
        StoredPasskey passkey = byId(answer.id())
                .filter(one -> answer.userHandle()
                        .filter(text -> !text.equals(PasskeyChecks.text(handle(one.person()))))
                        .isEmpty())
                .orElse(null);
        if (passkey == null) {
            return Optional.empty();
        }
        Optional<Proof> proof = checks.answered(answer, passkey, expected);
        return proof.filter(one -> store.used(
                        passkey.id(),
                        one.signCount(),
                        one.backedUp(),
                        desk.clock().instant()))
                .map(_ -> passkey);
    }

    private Optional<StoredPasskey> byId(String text) {
        try {
            return store.byCredential(PasskeyChecks.bytes(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private long timeout() {
        Duration time = desk.settings().handshakeTime();
        return time.toMillis();
    }

    private static List<KnownKey> known(List<StoredPasskey> passkeys) {
        return passkeys.stream()
                .map(one -> new KnownKey(KIND, one.credentialId(), one.transports()))
                .toList();
    }

    private static byte[] handle(PersonId person) {
        return ByteBuffer.allocate(16)
                .putLong(person.value().getMostSignificantBits())
                .putLong(person.value().getLeastSignificantBits())
                .array();
    }

    private static ProblemException notFound() {
        return new ProblemException(KernelProblem.NOT_FOUND);
    }
}
