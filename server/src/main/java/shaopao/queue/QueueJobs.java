package shaopao.queue;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.db.Locks;

/** Ends days, forgets names, reminds of tomorrow's appointments. */
@Component
class QueueJobs {

    private final SiteStore sites;
    private final TicketStore tickets;
    private final QueueNews news;
    private final QueueSettings settings;
    private final Locks locks;
    private final TransactionTemplate transaction;
    private final Clock clock;

    QueueJobs(
            SiteStore sites,
            TicketStore tickets,
            QueueNews news,
            QueueSettings settings,
            Locks locks,
            TransactionTemplate transaction,
            Clock clock) {
        this.sites = sites;
        this.tickets = tickets;
        this.news = news;
        this.settings = settings;
        this.locks = locks;
        this.transaction = transaction;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Forecasts.ZONE);
    }

    @Scheduled(cron = "0 5 * * * *", zone = "Asia/Shanghai")
    void endDays() {
        transaction.executeWithoutResult(_ -> {
            if (locks.tryHold("queue.days")) {
                tickets.endDays(today(), clock.instant());
                sites.standOvernight(today().atStartOfDay(Forecasts.ZONE).toInstant(), clock.instant());
                tickets.forget(today().minusDays(settings.keepDays()));
            }
        });
    }

    @Scheduled(cron = "0 0 18 * * *", zone = "Asia/Shanghai")
    void remind() {
        transaction.executeWithoutResult(_ -> {
            if (locks.tryHold("queue.remind")) {
                sites.sites()
                        .forEach(site -> sites.plan(site.id())
                                .ifPresent(plan -> tickets.expected(site.id(), today().plusDays(1))
                                        .forEach(ticket -> news.remind(plan, ticket))));
            }
        });
    }
}
