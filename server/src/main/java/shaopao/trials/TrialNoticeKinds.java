package shaopao.trials;

import java.util.List;
import org.springframework.stereotype.Component;
import shaopao.notices.Category;
import shaopao.notices.Importance;
import shaopao.notices.spi.NoticeKind;
import shaopao.notices.spi.NoticeKinds;

/** What the panel is told. */
@Component
class TrialNoticeKinds implements NoticeKinds {

    static final String INVITED = "trials.invited";
    static final String SETTLED = "trials.settled";
    static final String LIVE = "trials.live";

    @Override
    public List<NoticeKind> kinds() {
        return List.of(
                NoticeKind.of(INVITED, Category.WAITING, Importance.NORMAL, "item", "days"),
                NoticeKind.of(SETTLED, Category.SERVICE, Importance.LOW, "item", "problem", "outcome", "reason"),
                NoticeKind.of(LIVE, Category.SERVICE, Importance.LOW, "item", "changes"));
    }
}
