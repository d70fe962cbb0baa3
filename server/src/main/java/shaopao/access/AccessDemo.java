package shaopao.access;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.access.MethodsController.DemoAccount;
import shaopao.kernel.DemoPart;
import shaopao.kernel.Ids;
import shaopao.people.People;
import shaopao.people.Person;

/** Four accounts of the demo campus with a password that everybody may know; the sign-in page offers them. */
@Component
class AccessDemo implements DemoPart {

    private static final String PASSWORD = "shaopao-demo";

    /** Number and the role that the page shows; all but the administrator's follow from what they are. */
    private static final List<List<String>> ACCOUNTS = List.of(
            List.of("20230101", "student"),
            List.of("T1001", "counsellor"),
            List.of("T1002", "dean"),
            List.of("admin", Roles.ADMINISTRATOR));

    private final People people;
    private final Passwords passwords;
    private final PreferenceStore accounts;
    private final GrantStore grants;
    private final Clock clock;

    AccessDemo(People people, Passwords passwords, PreferenceStore accounts, GrantStore grants, Clock clock) {
        this.people = people;
        this.passwords = passwords;
        this.accounts = accounts;
        this.grants = grants;
        this.clock = clock;
    }

    @Override
    public int floor() {
        return 3;
    }

    @Override
    public String title() {
        return "账号与角色";
    }

    @Override
    @Transactional
    public void load(RandomGenerator random, Progress progress) {
        for (int i = 0; i < ACCOUNTS.size(); i++) {
            String number = ACCOUNTS.get(i).getFirst();
            String role = ACCOUNTS.get(i).getLast();
            Optional<Person> person = people.byNumber(number);
            if (person.isPresent()) {
                open(person.get(), role, i);
            }
            progress.at(i + 1, ACCOUNTS.size());
        }
    }

    private void open(Person person, String role, int position) {
        passwords.set(person.id(), PASSWORD);
        accounts.addDemoAccount(new DemoAccount(person.number(), person.name(), role, PASSWORD), position);
        if (role.equals(Roles.ADMINISTRATOR)) {
            grants.add(new Grant(
                    Ids.next(),
                    person.id(),
                    role,
                    ScopeKind.ALL,
                    Set.of(),
                    Set.of(),
                    clock.instant(),
                    Optional.empty(),
                    "演示校园",
                    Optional.empty(),
                    "shaopao",
                    clock.instant()));
        }
    }
}
