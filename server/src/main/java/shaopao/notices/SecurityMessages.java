package shaopao.notices;

import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shaopao.access.AccountChanged;
import shaopao.access.SignedInAnew;
import shaopao.notices.Notices.Desk;

/** Tells people what happened to their account, within the transaction in which it did. */
@Component
class SecurityMessages {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(PlanRules.ZONE);
    private static final String PAGE = "/me/security";

    private final Notices notices;
    private final Desk desk;

    SecurityMessages(Notices notices, Desk desk) {
        this.notices = notices;
        this.desk = desk;
    }

    @EventListener
    void signedIn(SignedInAnew event) {
        notices.send(NewNotice.of("access.signed-in", "signed-in:" + event.session(), Set.of(event.person()))
                .with("device", event.device())
                .with("time", TIME.format(desk.clock().instant()))
                .with("address", event.address())
                .linkedTo(PAGE));
    }

    @EventListener
    void changed(AccountChanged event) {
        String code = "access." + event.what().code();
        notices.send(NewNotice.of(code, event.what().code() + ":" + event.id(), Set.of(event.person()))
                .with("passkey", event.name())
                .with("time", TIME.format(desk.clock().instant()))
                .with("address", event.address())
                .linkedTo(PAGE));
    }
}
