package shaopao.pass;

import java.util.List;
import org.springframework.stereotype.Component;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;

/** What a person may take and where the person checks in, seen from the phone. */
@Component
class MyTaking {

    private final Entitlements entitlements;
    private final Occasions occasions;

    MyTaking(Entitlements entitlements, Occasions occasions) {
        this.entitlements = entitlements;
        this.occasions = occasions;
    }

    /** What is open to a person, and what was taken, latest first. */
    record MyEntitlements(List<EntitlementStore.OpenEntitlement> open, List<Redemption> taken) {}

    MyEntitlements of(PersonId person) {
        return new MyEntitlements(entitlements.openTo(person), entitlements.mine(person));
    }

    Occasions.CheckedIn scanned(Actor actor, String code) {
        return occasions.scanned(actor, code);
    }
}
