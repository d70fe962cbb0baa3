package shaopao.hall;

import java.util.List;
import org.springframework.stereotype.Component;
import shaopao.notices.Category;
import shaopao.notices.Importance;
import shaopao.notices.spi.NoticeKind;
import shaopao.notices.spi.NoticeKinds;

/** What people are told when something comes of an application. */
@Component
class OutcomeKinds implements NoticeKinds {

    @Override
    public List<NoticeKind> kinds() {
        return List.of(NoticeKind.of(NotifyOutcome.KIND, Category.RESULT, Importance.NORMAL, "number", "text"));
    }
}
