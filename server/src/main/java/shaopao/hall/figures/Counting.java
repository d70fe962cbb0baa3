package shaopao.hall.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.calendar.Calendar;
import shaopao.calendar.Countdown;
import shaopao.calendar.Span;
import shaopao.calendar.WorkingTime;
import shaopao.hall.CasesWentOn;
import shaopao.hall.RatingGiven;
import shaopao.hall.TimeSpent;
import shaopao.hall.catalogue.Catalogue;
import shaopao.hall.catalogue.Item;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseFile;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseStatus;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.Cases;
import shaopao.workflow.Viewer;

/** Puts applications into the figures, each once when it is handed in and once when it is over. */
@Component
public class Counting {

    private static final Logger LOG = LoggerFactory.getLogger(Counting.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int BATCH = 50;

    /** Offices keep one time for statistics; a campus with its own hours differs by minutes. */
    private static final String CAMPUS = "";

    private static final Viewer EVERYTHING = new Viewer(new PersonId(new UUID(0, 0)), true, Set.of());

    private final FiguresStore store;
    private final Cases cases;
    private final Catalogue catalogue;
    private final FieldCount fields;
    private final Calendar calendar;
    private final TransactionTemplate transaction;

    Counting(
            FiguresStore store,
            Cases cases,
            Catalogue catalogue,
            FieldCount fields,
            Calendar calendar,
            TransactionTemplate transaction) {
        this.store = store;
        this.cases = cases;
        this.catalogue = catalogue;
        this.fields = fields;
        this.calendar = calendar;
        this.transaction = transaction;
    }

    /** Notes applications that were handed in or have ended; counted later, so that no two wait for one row. */
    @EventListener
    void wentOn(CasesWentOn news) {
        List<FiguresStore.Uncounted> uncounted = new ArrayList<>();
        news.commands().forEach(command -> {
            CaseId id = command.file().summary().id();
            if (command.opened()) {
                uncounted.add(new FiguresStore.Uncounted(id, false));
            }
            if (command.ended()) {
                uncounted.add(new FiguresStore.Uncounted(id, true));
            }
        });
        if (!uncounted.isEmpty()) {
            store.note(uncounted);
        }
    }

    @EventListener
    void rated(RatingGiven given) {
        Tally tally = new Tally();
        tally.add(given.item(), day(given.at()), Tally.Day.rated(given.stars()));
        store.add(tally);
    }

    /** Counts some; true when there were as many as fit, so that there may be more. */
    boolean count() {
        return Objects.requireNonNull(transaction.execute(_ -> {
            List<FiguresStore.Uncounted> taken = store.take(BATCH);
            Tally tally = new Tally();
            WorkingTime time = calendar.workingTime(CAMPUS);
            taken.forEach(one -> counted(one, time, tally));
            store.add(tally);
            return taken.size() == BATCH;
        }));
    }

    /** Counts all that waits. */
    public void countAll() {
        while (count()) {
            // until nothing is left
        }
    }

    /** One that cannot be counted is told of and left out, so that it does not hold up all that follow. */
    private void counted(FiguresStore.Uncounted one, WorkingTime time, Tally tally) {
        try {
            count(one, time, tally);
        } catch (IllegalStateException e) {
            LOG.error("Application {} cannot be counted", one.id(), e);
        }
    }

    private void count(FiguresStore.Uncounted one, WorkingTime time, Tally tally) {
        Optional<CaseFile> found = cases.file(one.id(), EVERYTHING);
        if (found.isEmpty()) {
            LOG.warn("Application {} is gone and not counted", one.id());
            return;
        }
        CaseFile file = found.get();
        Item item = catalogue.version(file.summary().topicVersion()).item();
        if (one.ended()) {
            ended(file, item, time, tally);
        } else {
            FieldCount.Count count = fields.of(item.form(), file.summary().applicant(), file.answers());
            tally.add(item.code(), day(file.summary().createdAt()), Tally.Day.opened(count.typed(), count.prefilled()));
        }
    }

    private static void ended(CaseFile file, Item item, WorkingTime time, Tally tally) {
        CaseSummary summary = file.summary();
        LocalDate day = day(summary.endedAt().orElse(summary.updatedAt()));
        TimeSpent spent = TimeSpent.of(file.steps());
        CaseStatus status = summary.status();
        tally.add(
                item.code(),
                day,
                new Tally.Day(
                        0,
                        status == CaseStatus.APPROVED ? 1 : 0,
                        status == CaseStatus.REJECTED ? 1 : 0,
                        status == CaseStatus.APPROVED || status == CaseStatus.REJECTED ? 0 : 1,
                        spent.returns(),
                        overdue(spent, item.promisedDays(), time) ? 1 : 0,
                        0,
                        0,
                        0,
                        0));
        if (status == CaseStatus.APPROVED || status == CaseStatus.REJECTED) {
            Duration whole = spent.runs().stream()
                    .map(run -> time.worked(run.from(), run.to()))
                    .reduce(Duration.ZERO, Duration::plus);
            tally.took(item.code(), day, "", whole.toMinutes());
            spent.stays()
                    .forEach(stay -> tally.took(
                            item.code(),
                            day,
                            stay.node(),
                            time.worked(stay.time().from(), stay.time().to()).toMinutes()));
        }
    }

    /** Whether it ended after its promise; the time that the applicant took does not count. */
    static boolean overdue(TimeSpent spent, int promisedDays, WorkingTime time) {
        if (promisedDays == 0 || spent.runs().isEmpty()) {
            return false;
        }
        List<Countdown.Pause> between =
                spent.pauses().stream().filter(pause -> pause.to().isPresent()).toList();
        Countdown countdown = new Countdown(spent.began().orElseThrow(), Span.days(promisedDays), between);
        Instant ended = spent.runs().getLast().to();
        return time.due(countdown).filter(due -> ended.isAfter(due.dueAt())).isPresent();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }
}
