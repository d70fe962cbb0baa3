package shaopao.hall;

import java.util.List;
import org.springframework.stereotype.Component;
import shaopao.notices.Category;
import shaopao.notices.Importance;
import shaopao.notices.spi.NoticeKind;
import shaopao.notices.spi.NoticeKinds;

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
