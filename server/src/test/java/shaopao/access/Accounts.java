package shaopao.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import shaopao.kernel.PersonId;

/** Gives persons of tests of the whole program a password, as activation would. */
public final class Accounts {

    private final Passwords passwords;
    private final SessionStore sessions;

    public Accounts(ApplicationContext program) {
        this.passwords = program.getBean(Passwords.class);
        this.sessions = program.getBean(SessionStore.class);
    }

    /** Tokens of sessions that have just begun, one for each person. */
    public List<String> begin(List<PersonId> people) {
        Instant now = Instant.now();
        List<String> tokens = new ArrayList<>();
        for (PersonId person : people) {
            String token = Tokens.next();
            sessions.add(new NewSession(
                    SessionId.next(),
                    token,
                    person,
                    SignInMethod.PASSWORD,
                    new Visit("127.0.0.1", "bench"),
                    now,
                    now.plusSeconds(36_000),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
            tokens.add(token);
        }
        return tokens;
    }

    public void open(PersonId person, String password) {
        passwords.set(person, password);
    }
}
