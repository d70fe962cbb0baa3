package shaopao.hall;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.hall.CaseNewsStore.Move;
import shaopao.hall.catalogue.Catalogue;
import shaopao.hall.catalogue.Item;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.notices.NewNotice;
import shaopao.notices.Notices;
import shaopao.workflow.CaseFile;
import shaopao.workflow.CaseMoved;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.Cases;
import shaopao.workflow.Viewer;

/**
 * Tells people what happened to applications. A move only leaves a note within its own transaction; the telling is done
 * a moment later, so that nobody who decides waits for it. The number of the event in the history is the key, so that
 * nobody is told twice however often it is repeated.
 */
@Component
class CaseMessages {

    private static final Logger LOG = LoggerFactory.getLogger(CaseMessages.class);
    private static final int MOVES_MAX = 50;
    private static final int ROUNDS_MAX = 200;
    private static final Viewer EVERYTHING = new Viewer(new PersonId(new UUID(0, 0)), true, Set.of());

    private final CaseNewsStore store;
    private final Cases cases;
    private final Catalogue catalogue;
    private final Notices notices;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CaseMessages(
            CaseNewsStore store,
            Cases cases,
            Catalogue catalogue,
            Notices notices,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.cases = cases;
        this.catalogue = catalogue;
        this.notices = notices;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener
    void moved(CaseMoved moved) {
        store.note(new Move(moved.summary().id(), moved.summary().version()), clock.instant());
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT5S")
    void tellAll() {
        for (int round = 0; round < ROUNDS_MAX; round++) {
            if (told(MOVES_MAX) == 0) {
                return;
            }
        }
    }

    /** Tells of many moves in one transaction; when one of them cannot be told, of each in its own. */
    private int told(int most) {
        try {
            Integer told = transaction.execute(_ -> {
                List<Move> moves = store.take(most, clock.instant());
                moves.forEach(this::tell);
                return moves.size();
            });
            return told == null ? 0 : told;
        } catch (RuntimeException e) {
            if (most == 1) {
                LOG.error("A move of an application could not be told, and is tried again later", e);
                store.postpone(clock.instant());
                return 1;
            }
            return told(1);
        }
    }

    private void tell(Move move) {
        Optional<CaseFile> file = cases.file(move.of(), EVERYTHING);
        if (file.isEmpty()) {
            LOG.warn("Nobody is told of the case {}, which is not there", move.of());
            return;
        }
        CaseSummary summary = file.get().summary();
        Item item = catalogue.version(summary.topicVersion()).item();
        CaseNewsRules.news(file.get(), move.version()).forEach(news -> notices.send(notice(summary, item, news)));
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
