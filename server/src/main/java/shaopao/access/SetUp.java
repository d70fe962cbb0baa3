package shaopao.access;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.access.SignIns.Desk;
import shaopao.access.SignIns.SignedIn;
import shaopao.db.Locks;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.ProblemException;
import shaopao.people.People;
import shaopao.people.Person;

/**
 * The first administrator of a new installation: whoever reads what the program prints at its start. The code works
 * once and for a day; while nobody is administrator each start prints another.
 */
@Component
class SetUp {

    private static final int CODE_CHARACTERS = 20;
    private static final Duration CODE_TIME = Duration.ofHours(24);

    private final SetUpStore store;
    private final GrantStore grants;
    private final People people;
    private final SignIns signIns;
    private final Locks locks;
    private final Desk desk;

    SetUp(SetUpStore store, GrantStore grants, People people, SignIns signIns, Locks locks, Desk desk) {
        this.store = store;
        this.grants = grants;
        this.people = people;
        this.signIns = signIns;
        this.locks = locks;
        this.desk = desk;
    }

    /** After the demo campus, which brings an administrator of its own. */
    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        if (open()) {
            new PrintStream(System.out, true, StandardCharsets.UTF_8)
                    .println("Nobody is administrator yet. Set-up code, good once and for 24 hours: " + issue());
        }
    }

    /** Whether nobody is administrator. */
    boolean open() {
        return !grants.anyoneHolds(Roles.ADMINISTRATOR, desk.clock().instant());
    }

    String issue() {
        String code = Tokens.readable(CODE_CHARACTERS);
        Instant now = desk.clock().instant();
        store.add(Tokens.hash(code), now.plus(CODE_TIME), now);
        return code;
    }

    /** Makes the person, or takes the one who has the number, gives the role and signs in. */
    @Transactional
    public SignedIn setUp(String code, String number, String name, String password, Visit visit) {
        locks.hold("access.grants");
        Instant now = desk.clock().instant();
        if (!store.use(Tokens.hash(code.strip()), now) || !open()) {
            throw new ProblemException(AccessProblem.SET_UP_CODE_WRONG);
        }
        Person person = people.byNumber(number).filter(Person::present).orElseGet(() -> people.admit(number, name));
        Actor actor = SignIns.acting(person, visit);
        grants.add(new Grant(
                Ids.next(),
                person.id(),
                Roles.ADMINISTRATOR,
                ScopeKind.ALL,
                Set.of(),
                Set.of(),
                now,
                Optional.empty(),
                "初始设置",
                actor.id(),
                actor.name(),
                now));
        desk.audit()
                .record(
                        actor,
                        "access.set-up",
                        "person",
                        person.id().toString(),
                        Map.of("number", person.number(), "name", person.name()));
        return signIns.firstPassword(person, password, visit);
    }
}
