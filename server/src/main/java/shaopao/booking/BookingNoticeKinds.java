package shaopao.booking;

import java.util.List;
import org.springframework.stereotype.Component;
import shaopao.notices.Category;
import shaopao.notices.Importance;
import shaopao.notices.spi.NoticeKind;
import shaopao.notices.spi.NoticeKinds;

/** What people are told about bookings. */
@Component
class BookingNoticeKinds implements NoticeKinds {

    static final String APPROVED = "booking.approved";
    static final String REJECTED = "booking.rejected";
    static final String DISPLACED = "booking.displaced";
    static final String OFFERED = "booking.offered";
    static final String RELEASED = "booking.released";
    static final String DRAWN = "booking.drawn";
    static final String TO_DECIDE = "booking.to-decide";
    static final String APPEAL = "booking.appeal";

    @Override
    public List<NoticeKind> kinds() {
        return List.of(
                NoticeKind.of(APPROVED, Category.RESULT, Importance.NORMAL, "place", "time"),
                NoticeKind.of(REJECTED, Category.RESULT, Importance.NORMAL, "place", "time", "reason"),
                NoticeKind.of(DISPLACED, Category.RESULT, Importance.HIGH, "place", "time", "by", "others"),
                NoticeKind.of(OFFERED, Category.WAITING, Importance.HIGH, "place", "time", "until"),
                NoticeKind.of(RELEASED, Category.RESULT, Importance.NORMAL, "place", "time", "points"),
                NoticeKind.of(DRAWN, Category.RESULT, Importance.NORMAL, "draw", "result"),
                NoticeKind.of(TO_DECIDE, Category.WAITING, Importance.NORMAL, "place", "time", "person"),
                NoticeKind.of(APPEAL, Category.RESULT, Importance.NORMAL, "place", "outcome", "answer"));
    }
}
