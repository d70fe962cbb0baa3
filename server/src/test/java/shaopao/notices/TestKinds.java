package shaopao.notices;

import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import shaopao.notices.spi.NoticeKind;
import shaopao.notices.spi.NoticeKinds;

/** What a module above would declare. */
@TestComponent
class TestKinds implements NoticeKinds {

    static final String ASKED = "test.asked";
    static final String EDITED = "test.edited";
    static final String NEWS = "test.news";
    static final String ALARM = "test.alarm";

    @Override
    public List<NoticeKind> kinds() {
        return List.of(
                NoticeKind.of(ASKED, Category.WAITING, Importance.NORMAL, "item", "applicant"),
                NoticeKind.of(EDITED, Category.WAITING, Importance.NORMAL, "item", "applicant"),
                NoticeKind.of(NEWS, Category.RESULT, Importance.LOW, "item"),
                NoticeKind.of(ALARM, Category.SAFETY, Importance.URGENT, "item"));
    }
}
