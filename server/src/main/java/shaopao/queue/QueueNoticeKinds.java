package shaopao.queue;

import java.util.List;
import org.springframework.stereotype.Component;
import shaopao.notices.Category;
import shaopao.notices.Importance;
import shaopao.notices.spi.NoticeKind;
import shaopao.notices.spi.NoticeKinds;

/** What people are told about their place in line. */
@Component
class QueueNoticeKinds implements NoticeKinds {

    static final String SOON = "queue.soon";
    static final String CALLED = "queue.called";
    static final String MISSED = "queue.missed";
    static final String AWAY = "queue.away";
    static final String REMINDED = "queue.reminded";

    @Override
    public List<NoticeKind> kinds() {
        return List.of(
                kind(SOON, Importance.HIGH, "ahead", "comeAt"),
                kind(CALLED, Importance.HIGH, "counter"),
                kind(MISSED, Importance.HIGH, "returnMinutes"),
                kind(AWAY, Importance.NORMAL, "missing"),
                kind(REMINDED, Importance.NORMAL, "comeAt"));
    }

    private static NoticeKind kind(String code, Importance importance, String... more) {
        String[] variables = new String[more.length + 3];
        variables[0] = "ticket";
        variables[1] = "errand";
        variables[2] = "hall";
        System.arraycopy(more, 0, variables, 3, more.length);
        return NoticeKind.of(code, Category.SERVICE, importance, variables);
    }
}
