package shaopao.pass;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.access.RolePart;

/** What the roles may do with passes beside their own. */
@Component
class PassRoles implements RolePart {

    private final PassSettings settings;

    PassRoles(PassSettings settings) {
        this.settings = settings;
    }

    @Override
    public Map<String, Set<String>> permissions() {
        return Map.of(
                "student",
                settings.studentsInvite() ? Set.of(PassBook.INVITE) : Set.of(),
                "staff",
                Set.of(PassBook.INVITE, Occasions.MANAGE),
                "counsellor",
                Set.of(PassBook.DESK, InquiryController.VERIFY),
                "clerk",
                Set.of(PassBook.DESK, Entitlements.MANAGE, EntitlementController.REDEEM, InquiryController.VERIFY),
                "security",
                Set.of(
                        PassBook.DESK,
                        PassDeskController.ALARMS,
                        VisitController.STAFF,
                        InquiryController.VERIFY,
                        Inquiries.STEWARDS));
    }
}
