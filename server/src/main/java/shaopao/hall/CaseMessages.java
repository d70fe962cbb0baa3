package shaopao.hall;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shaopao.hall.catalogue.Catalogue;
import shaopao.hall.catalogue.Item;
import shaopao.kernel.Words;
import shaopao.notices.NewNotice;
import shaopao.notices.Notices;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.DoneCommand;
import shaopao.workflow.DoneCommands;

/**
 * Tells people what happened to applications, a moment after it did, so that nobody who decides waits for it. The
 * number of the event in the history is the key, so that nobody is told twice however often it is repeated.
 */
@Component
class CaseMessages {

    private static final Logger LOG = LoggerFactory.getLogger(CaseMessages.class);
    private static final int COMMANDS_MAX = 200;
    private static final int ROUNDS_MAX = 100;

    /** What happened longer ago is history, written afterwards or brought back from a backup: it rings with nobody. */
    private static final Duration RINGS_MAX = Duration.ofDays(7);

    private final DoneCommands done;
    private final Catalogue catalogue;
    private final Notices inbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseMessages(DoneCommands done, Catalogue catalogue, Notices inbox, ApplicationEventPublisher events, Clock clock) {
        this.done = done;
        this.catalogue = catalogue;
        this.inbox = inbox;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT5S")
    void tellAll() {
        for (int round = 0; round < ROUNDS_MAX; round++) {
            if (told(COMMANDS_MAX) == 0) {
                return;
            }
        }
    }

    /** Tells of many in one transaction; when one of them cannot be told, of each in its own. */
    private int told(int most) {
        try {
            return done.handOut(most, this::tell);
        } catch (RuntimeException e) {
            LOG.error("What was done to applications could not be told", e);
            if (most == 1) {
                done.putOffOldest();
                return 1;
            }
            return told(1);
        }
    }

    private void tell(List<DoneCommand> commands) {
        List<NewNotice> notices = new ArrayList<>();
        List<DoneCommand> told = new ArrayList<>();
        for (DoneCommand command : commands) {
            try {
                notices.addAll(notices(command));
                told.add(command);
            } catch (IllegalStateException e) {
                CaseSummary of = command.file().summary();
                LOG.error("What was done to {} is told later, as it could not be now: {}", of.number(), e.getMessage());
                done.putOff(command);
            }
        }
        inbox.sendAll(notices);
        events.publishEvent(new CasesWentOn(told));
    }

    private List<NewNotice> notices(DoneCommand command) {
        if (command.at().isBefore(clock.instant().minus(RINGS_MAX))) {
            return List.of();
        }
        CaseSummary summary = command.file().summary();
        Item item = catalogue.version(summary.topicVersion()).item();
        return CaseNewsRules.news(command.file(), command.last()).stream()
                .map(news -> notice(summary, item, news))
                .toList();
    }

    private static NewNotice notice(CaseSummary summary, Item item, CaseNews news) {
        NewNotice notice = NewNotice.of(news.code(), "case:" + summary.id() + ":" + news.seq(), news.to())
                .with("item", item.name())
                .with("number", summary.number())
                .with("applicant", summary.applicantName())
                .with("node", ApplicationCard.name(item.flow(), news.node()).orElse(Words.of("—")))
                .with("person", news.person())
                .with("opinion", news.opinion())
                .linkedTo("/hall/applications/" + summary.id());
        return item.smsAfterMinutes()
                .filter(_ -> news.bySms())
                .map(minutes -> notice.smsAfter(Duration.ofMinutes(minutes)))
                .orElse(notice);
    }
}
