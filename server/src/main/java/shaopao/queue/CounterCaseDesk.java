package shaopao.queue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.hall.ActOnApplication;
import shaopao.hall.Applications;
import shaopao.hall.OnSite;
import shaopao.hall.OnSite.CounterCase;
import shaopao.hall.OnSite.CounterCases;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.queue.HallSite.HallPlan;
import shaopao.queue.HallSite.ServiceCounter;
import shaopao.workflow.CaseId;

/**
 * The open cases of whoever stands at a counter, for the clerk who serves there, while it lasts: those of the items
 * that the counter handles, and those that the clerk may see anyhow.
 */
@Component
class CounterCaseDesk {

    private static final int REASONS_MAX = 8;

    private final ServiceCounters counters;
    private final SiteStore sites;
    private final OnSite onSite;
    private final Applications applications;
    private final People people;
    private final ReasonStore reasons;
    private final Forecasts forecasts;

    CounterCaseDesk(
            ServiceCounters counters,
            SiteStore sites,
            OnSite onSite,
            Applications applications,
            People people,
            ReasonStore reasons,
            Forecasts forecasts) {
        this.counters = counters;
        this.sites = sites;
        this.onSite = onSite;
        this.applications = applications;
        this.people = people;
        this.reasons = reasons;
        this.forecasts = forecasts;
    }

    /** Who stands there, and what is open; the person is absent when the ticket has no name. */
    record AtCounter(
            Optional<String> name,
            Optional<String> number,
            CounterCases cases,
            List<String> reasons,
            Set<String> items) {}

    private record Stand(QueueTicket ticket, Optional<PersonId> person, Set<String> items) {}

    @Transactional
    public AtCounter look(Actor actor, UUID counter) {
        Stand stand = stand(actor, counter);
        Optional<Person> person = stand.person().flatMap(people::person);
        CounterCases cases = person.map(one -> onSite.cases(
                        actor,
                        one.id(),
                        stand.items(),
                        "ticket " + stand.ticket().number().orElse("")))
                .orElse(new CounterCases(List.of(), List.of()));
        LocalDate since = forecasts.today().minusDays(60);
        return new AtCounter(
                person.map(Person::name),
                person.map(Person::number),
                cases,
                reasons.usual(stand.ticket().service(), since, REASONS_MAX),
                stand.items());
    }

    /** Does an act on a case that waits for the clerk; whose case it is must be at the counter. */
    @Transactional
    public AtCounter act(Actor actor, UUID counter, CaseId id, ActOnApplication wish) {
        Stand stand = stand(actor, counter);
        requireTheirs(actor, stand, id);
        applications.act(actor, id, wish);
        return look(actor, counter);
    }

    /** Hands a case in again for the person, with what was set right here. */
    @Transactional
    public CounterCase handIn(Actor actor, UUID counter, CaseId id, UUID command, Map<String, Object> mended) {
        Stand stand = stand(actor, counter);
        PersonId person = stand.person().orElseThrow(Refusals::notFound);
        return onSite.handIn(actor, person, id, command, mended, stand.items());
    }

    private void requireTheirs(Actor actor, Stand stand, CaseId id) {
        PersonId person = stand.person().orElseThrow(Refusals::notFound);
        boolean theirs = onSite.cases(actor, person, stand.items(), "act").cases().stream()
                .anyMatch(one -> one.card().id().equals(id));
        if (!theirs) {
            throw Refusals.notFound();
        }
    }

    /** Only while somebody is served there: a number that was called and has not come shows nothing. */
    private Stand stand(Actor actor, UUID counterId) {
        ServiceCounter counter = counters.own(actor, counterId);
        QueueTicket ticket = counters.present(counterId)
                .filter(one -> one.state() == TicketState.SERVING)
                .orElseThrow(Refusals::notFound);
        HallPlan plan = sites.plan(counter.site()).orElseThrow(Refusals::notFound);
        Set<String> items = plan.services().stream()
                .filter(one -> counter.services().contains(one.id()))
                .flatMap(one -> one.items().stream())
                .collect(Collectors.toSet());
        return new Stand(ticket, ticket.person(), items);
    }
}
