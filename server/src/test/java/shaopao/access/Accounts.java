package shaopao.access;

import org.springframework.context.ApplicationContext;
import shaopao.kernel.PersonId;

/** Gives persons of tests of the whole program a password, as activation would. */
public final class Accounts {

    private final Passwords passwords;

    public Accounts(ApplicationContext program) {
        this.passwords = program.getBean(Passwords.class);
    }

    public void open(PersonId person, String password) {
        passwords.set(person, password);
    }
}
