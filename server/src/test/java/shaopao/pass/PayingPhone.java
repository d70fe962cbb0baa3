package shaopao.pass;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;

/** The phone of a person in tests of modules above: it shows codes. */
public final class PayingPhone {

    private final ApplicationContext program;
    private final Actor holder;
    private final ShowingPhone phone;

    public PayingPhone(ApplicationContext program, PersonId person) {
        this.program = program;
        this.holder = new Actor(Actor.Kind.PERSON, Optional.of(person.value()), "陈思远", "", Map.of(), Optional.empty());
        this.phone = new ShowingPhone(program.getBean(Phones.class).bind(holder, "测试手机"));
    }

    /** Its holder stops the pass, or lets it work again. */
    public void freeze(boolean frozen) {
        Freezing freezing = program.getBean(Freezing.class);
        if (frozen) {
            freezing.freeze(holder);
        } else {
            freezing.unfreeze(holder);
        }
    }

    /** The text of the signed code that it shows at a moment, by which readers without a network decide. */
    public String signed(Instant at) {
        return phone.text(at);
    }

    public long number() {
        return phone.number();
    }

    /** The text of the code that it shows at a moment. */
    public String code(Instant at) {
        return CodeFormat.text(phone.brief(at));
    }
}
