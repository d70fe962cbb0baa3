package shaopao.kernel;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Whoever sent the request that is being served. A controller method that takes an {@code Actor} gets the one of its
 * request; deeper code is handed it as an argument, never through a global.
 *
 * @param kind person, device, service account, the program itself, or nobody
 * @param id the person, device or account; empty for nobody and for the program
 * @param name what to show in records, for example "陈思远"
 * @param address network address of the request, empty when there is none
 * @param grants permission to the data on which it holds; a permission that is absent is not held
 * @param actingFor the person on whose behalf this one acts while that one is away
 */
public record Actor(
        Kind kind,
        Optional<UUID> id,
        String name,
        String address,
        Map<String, Scope> grants,
        Optional<PersonId> actingFor) {

    /** What may act. */
    public enum Kind {
        PERSON,
        DEVICE,
        SERVICE,
        SYSTEM,
        NOBODY
    }

    public Actor {
        grants = Map.copyOf(grants);
    }

    /** A request without a session. */
    public static Actor nobody(String address) {
        return new Actor(Kind.NOBODY, Optional.empty(), "", address, Map.of(), Optional.empty());
    }

    /** The program itself: sweeps, imports at start, timers. */
    public static Actor system(String name) {
        return new Actor(Kind.SYSTEM, Optional.empty(), name, "", Map.of(), Optional.empty());
    }

    public boolean signedIn() {
        return kind != Kind.NOBODY;
    }

    public boolean may(String permission) {
        return grants.containsKey(permission);
    }

    /** The data on which the permission holds; {@link Scope#NONE} when it is not held. */
    public Scope scope(String permission) {
        return grants.getOrDefault(permission, Scope.NONE);
    }

    /** The person who acts; refuses when the actor is no person. */
    public PersonId person() {
        if (kind != Kind.PERSON) {
            throw new ProblemException(KernelProblem.SIGN_IN_REQUIRED);
        }
        return new PersonId(id.orElseThrow());
    }
}
