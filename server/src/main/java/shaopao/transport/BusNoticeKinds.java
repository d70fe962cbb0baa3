package shaopao.transport;

import java.util.List;
import org.springframework.stereotype.Component;
import shaopao.notices.Category;
import shaopao.notices.Importance;
import shaopao.notices.spi.NoticeKind;
import shaopao.notices.spi.NoticeKinds;

/** The kinds of messages to riders. */
@Component
class BusNoticeKinds implements NoticeKinds {

    static final String SEAT = "transport.seat";
    static final String CANCELLED = "transport.cancelled";
    static final String RETIMED = "transport.retimed";

    @Override
    public List<NoticeKind> kinds() {
        return List.of(
                NoticeKind.of(SEAT, Category.SERVICE, Importance.HIGH, "route", "time"),
                NoticeKind.of(CANCELLED, Category.SERVICE, Importance.HIGH, "route", "time", "reason"),
                NoticeKind.of(RETIMED, Category.SERVICE, Importance.HIGH, "route", "time", "now"));
    }
}
