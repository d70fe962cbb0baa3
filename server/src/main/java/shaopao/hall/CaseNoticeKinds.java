package shaopao.hall;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.notices.Category;
import shaopao.notices.Importance;
import shaopao.notices.spi.NoticeKind;
import shaopao.notices.spi.NoticeKinds;
import shaopao.workflow.CaseEvent;
import shaopao.workflow.MessageKind;
import shaopao.workflow.Outcome;

/** What people are told about applications. */
@Component
class CaseNoticeKinds implements NoticeKinds {

    static final String ASKED = "hall.asked";
    static final String TOLD = "hall.told";
    static final String RETURNED = "hall.returned";
    static final String APPROVED = "hall.approved";
    static final String REJECTED = "hall.rejected";
    static final String CANCELLED = "hall.cancelled";
    static final String URGED = "hall.urged";
    static final String REMINDED = "hall.reminded";
    static final String ESCALATED = "hall.escalated";
    static final String COMMENTED = "hall.commented";
    static final String CORRECTION = "hall.correction";
    static final String CORRECTED = "hall.corrected";
    static final String OVERDUE = "hall.overdue";
    static final String SUSPENDED = "hall.suspended";
    static final String RESUMED = "hall.resumed";
    static final String RESCUE = "hall.rescue";

    private static final Set<String> BY_SMS = Set.of(ASKED, RESCUE, URGED, REMINDED, ESCALATED);

    /** The kind of notice that a message becomes. */
    static String code(MessageKind kind, String ask, String outcome) {
        return switch (kind) {
            case ASKED -> ask.equals(CaseEvent.TodoKind.RESCUE.name()) ? RESCUE : ASKED;
            case TOLD -> TOLD;
            case RETURNED -> RETURNED;
            case CORRECTION_ASKED -> CORRECTION;
            case CORRECTED -> CORRECTED;
            case ENDED ->
                switch (Outcome.valueOf(outcome)) {
                    case APPROVED -> APPROVED;
                    case REJECTED -> REJECTED;
                    case CANCELLED, WITHDRAWN -> CANCELLED;
                };
            case URGED -> URGED;
            case REMINDED -> REMINDED;
            case ESCALATED -> ESCALATED;
            case OVERDUE -> OVERDUE;
            case COMMENTED, MENTIONED -> COMMENTED;
            case SUSPENDED -> SUSPENDED;
            case RESUMED -> RESUMED;
        };
    }

    /** Whether whoever is told may be reminded by SMS. */
    static boolean bySms(String code) {
        return BY_SMS.contains(code);
    }

    @Override
    public List<NoticeKind> kinds() {
        return List.of(
                kind(ASKED, Category.WAITING, Importance.NORMAL),
                kind(TOLD, Category.RESULT, Importance.LOW),
                kind(RETURNED, Category.RESULT, Importance.HIGH),
                kind(APPROVED, Category.RESULT, Importance.NORMAL),
                kind(REJECTED, Category.RESULT, Importance.HIGH),
                kind(CANCELLED, Category.RESULT, Importance.HIGH),
                kind(URGED, Category.REMINDER, Importance.HIGH),
                kind(REMINDED, Category.REMINDER, Importance.HIGH),
                kind(ESCALATED, Category.REMINDER, Importance.HIGH),
                kind(COMMENTED, Category.CONVERSATION, Importance.NORMAL),
                kind(CORRECTION, Category.RESULT, Importance.HIGH),
                kind(CORRECTED, Category.WAITING, Importance.NORMAL),
                kind(OVERDUE, Category.REMINDER, Importance.HIGH),
                kind(SUSPENDED, Category.RESULT, Importance.NORMAL),
                kind(RESUMED, Category.RESULT, Importance.NORMAL),
                kind(RESCUE, Category.WAITING, Importance.HIGH));
    }

    private static NoticeKind kind(String code, Category category, Importance importance) {
        return NoticeKind.of(code, category, importance, "item", "number", "applicant", "node", "person", "opinion");
    }
}
