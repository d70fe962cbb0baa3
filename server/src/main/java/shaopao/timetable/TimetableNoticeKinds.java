package shaopao.timetable;

import java.util.List;
import org.springframework.stereotype.Component;
import shaopao.notices.Category;
import shaopao.notices.Importance;
import shaopao.notices.spi.NoticeKind;
import shaopao.notices.spi.NoticeKinds;

/** What people are told about their courses. */
@Component
class TimetableNoticeKinds implements NoticeKinds {

    static final String MOVED = "timetable.moved";
    static final String CANCELLED = "timetable.cancelled";
    static final String SUBSTITUTED = "timetable.substituted";
    static final String RESTORED = "timetable.restored";
    static final String REPLANNED = "timetable.replanned";
    static final String EXAM = "timetable.exam";
    static final String EXAM_DROPPED = "timetable.exam-dropped";

    @Override
    public List<NoticeKind> kinds() {
        return List.of(
                change(MOVED),
                change(CANCELLED),
                change(SUBSTITUTED),
                change(RESTORED),
                replanned(),
                exam(EXAM),
                exam(EXAM_DROPPED));
    }

    private static NoticeKind change(String code) {
        return NoticeKind.of(
                code,
                Category.REMINDER,
                Importance.HIGH,
                "course",
                "planned",
                "held",
                "room",
                "teacher",
                "reason",
                "clashes");
    }

    private static NoticeKind replanned() {
        return NoticeKind.of(REPLANNED, Category.REMINDER, Importance.NORMAL, "courses", "lessons");
    }

    private static NoticeKind exam(String code) {
        return NoticeKind.of(code, Category.REMINDER, Importance.HIGH, "course", "exam", "held", "room");
    }
}
