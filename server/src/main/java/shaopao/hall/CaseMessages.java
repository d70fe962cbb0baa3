package shaopao.hall;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shaopao.hall.catalogue.Catalogue;
import shaopao.hall.catalogue.Item;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.notices.NewNotice;
import shaopao.notices.Notices;
import shaopao.workflow.CaseMessage;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.Cases;
import shaopao.workflow.MessageKind;

/**
 * Tells people what happened to applications. Whom to tell is written by the statement that moves the case; here it is
 * taken and becomes notices in one transaction, so that nobody who decides waits for it, and it is neither lost nor told
 * twice.
 */
@Component
class CaseMessages {

    private static final Logger LOG = LoggerFactory.getLogger(CaseMessages.class);
    private static final int MESSAGES_MAX = 100;
    private static final int ROUNDS_MAX = 200;

    private final Cases cases;
    private final Catalogue catalogue;
    private final Notices notices;

    CaseMessages(Cases cases, Catalogue catalogue, Notices notices) {
        this.cases = cases;
        this.catalogue = catalogue;
        this.notices = notices;
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT5S")
    void tellAll() {
        for (int round = 0; round < ROUNDS_MAX; round++) {
            if (told(MESSAGES_MAX) == 0) {
                return;
            }
        }
    }

    /** Tells many in one transaction; when one of them cannot be told, each in its own. */
    private int told(int most) {
        List<CaseMessage> taken = new ArrayList<>();
        try {
            return cases.drain(most, messages -> {
                taken.addAll(messages);
                together(messages).forEach((news, people) -> notices.send(notice(news, people)));
            });
        } catch (RuntimeException e) {
            if (taken.size() == 1) {
                LOG.error("A message of an application could not be told, and is tried again later", e);
                cases.putOff(taken.getFirst());
                return 1;
            }
            if (taken.isEmpty()) {
                throw e;
            }
            return told(1);
        }
    }

    /** What several people are told alike of one command. */
    private record News(CaseSummary of, int version, MessageKind kind, Map<String, String> facts) {

        static News of(CaseMessage message) {
            Map<String, String> alike = new HashMap<>(message.facts());
            alike.remove("todo");
            return new News(message.of(), message.version(), message.kind(), alike);
        }

        String fact(String name) {
            return facts.getOrDefault(name, "");
        }
    }

    private static Map<News, Set<PersonId>> together(List<CaseMessage> messages) {
        Map<News, Set<PersonId>> together = new LinkedHashMap<>();
        for (CaseMessage message : messages) {
            together.computeIfAbsent(News.of(message), _ -> new LinkedHashSet<>())
                    .add(message.person());
        }
        return together;
    }

    private NewNotice notice(News news, Set<PersonId> people) {
        CaseSummary summary = news.of();
        Item item = catalogue.version(summary.topicVersion()).item();
        String code = CaseNoticeKinds.code(news.kind(), news.fact("ask"), news.fact("outcome"));
        String key = "case:" + summary.id() + ":" + news.version() + ":" + code + ":" + news.fact("node");
        NewNotice notice = NewNotice.of(code, key, people)
                .with("item", item.name())
                .with("number", summary.number())
                .with("applicant", summary.applicantName())
                .with("node", ApplicationCard.name(item.flow(), news.fact("node")).orElse(Words.of("—")))
                .with("person", news.fact("by"))
                .with("opinion", news.fact("text"))
                .linkedTo("/hall/applications/" + summary.id());
        return item.smsAfterMinutes()
                .filter(_ -> CaseNoticeKinds.bySms(code))
                .map(minutes -> notice.smsAfter(Duration.ofMinutes(minutes)))
                .orElse(notice);
    }
}
