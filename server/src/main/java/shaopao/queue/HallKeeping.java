package shaopao.queue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.queue.HallSite.CounterService;
import shaopao.queue.HallSite.HallOffice;
import shaopao.queue.HallSite.HallPlan;
import shaopao.queue.HallSite.OpenHours;
import shaopao.queue.HallSite.ServiceCounter;

/** Halls as staff keep them: offices, services, counters, skills, machines. */
@Component
class HallKeeping {

    private final SiteStore sites;
    private final SitePlanStore store;
    private final CounterTimes times;
    private final Tickets tickets;
    private final People people;
    private final HallMachines machines;
    private final HallChanges changes;

    HallKeeping(
            SiteStore sites,
            SitePlanStore store,
            CounterTimes times,
            Tickets tickets,
            People people,
            HallMachines machines,
            HallChanges changes) {
        this.sites = sites;
        this.store = store;
        this.times = times;
        this.tickets = tickets;
        this.people = people;
        this.machines = machines;
        this.changes = changes;
    }

    /** A clerk with what they can do. */
    record SkilledClerk(PersonId id, String name, Set<UUID> services) {}

    /** A hall with everything that staff keep of it. */
    record KeptHall(HallPlan plan, List<SkilledClerk> clerks, List<HallMachines.HallMachine> machines) {}

    List<HallSite> sites() {
        return sites.sites();
    }

    KeptHall hall(UUID site) {
        HallPlan plan = sites.plan(site).orElseThrow(Refusals::notFound);
        Map<PersonId, Set<UUID>> skills = sites.skills(site);
        Map<PersonId, String> names = people.names(skills.keySet());
        return new KeptHall(
                plan,
                skills.entrySet().stream()
                        .map(of -> new SkilledClerk(of.getKey(), names.getOrDefault(of.getKey(), ""), of.getValue()))
                        .sorted(java.util.Comparator.comparing(SkilledClerk::name))
                        .toList(),
                machines.of(site));
    }

    @Transactional
    public UUID addSite(Actor actor, Optional<UUID> place, Words name, List<OpenHours> hours) {
        times.requirePlace(place);
        UUID id = Ids.next();
        store.addSite(id, place, name, tickets.now());
        write(() -> store.setHours(id, hours));
        return changed(actor, id, "queue.hall-added", Map.of("name", name.zh()));
    }

    /** Another name, or another place; the times that are agreed there move with it. */
    @Transactional
    public void changeSite(Actor actor, UUID site, Optional<UUID> place, Words name) {
        times.requirePlace(place);
        if (!store.changeSite(site, place, name)) {
            throw Refusals.notFound();
        }
        HallPlan plan = sites.plan(site).orElseThrow(Refusals::notFound);
        plan.services().forEach(service -> times.furnish(actor, plan.site(), service));
        changed(actor, site, "queue.hall-changed", Map.of("name", name.zh()));
    }

    @Transactional
    public UUID setHours(Actor actor, UUID site, List<OpenHours> hours) {
        requireSite(site);
        write(() -> store.setHours(site, hours));
        return changed(actor, site, "queue.hours-changed", Map.of("shifts", hours.size()));
    }

    @Transactional
    public UUID addOffice(Actor actor, UUID site, String letter, Words name) {
        requireSite(site);
        HallOffice office = new HallOffice(Ids.next(), letter, name);
        write(() -> store.addOffice(site, office));
        changed(actor, site, "queue.office-added", Map.of("name", name.zh(), "letter", letter));
        return office.id();
    }

    /** Another letter or name; numbers that were given keep theirs. */
    @Transactional
    public void changeOffice(Actor actor, UUID site, UUID office, String letter, Words name) {
        write(() -> {
            if (!store.changeOffice(site, new HallOffice(office, letter, name))) {
                throw Refusals.notFound();
            }
        });
        changed(actor, site, "queue.office-changed", Map.of("name", name.zh(), "letter", letter));
    }

    @Transactional
    public UUID writeService(Actor actor, UUID site, CounterService service) {
        HallPlan plan = sites.plan(site).orElseThrow(Refusals::notFound);
        if (!store.writeService(site, service)) {
            throw Refusals.because(QueueProblem.HALL_FLAWED);
        }
        times.furnish(actor, plan.site(), service);
        changed(
                actor,
                site,
                "queue.service-written",
                Map.of("name", service.name().zh()));
        return service.id();
    }

    @Transactional
    public UUID addCounter(Actor actor, UUID site, int number, Set<UUID> services) {
        requireSite(site);
        UUID id = Ids.next();
        write(() -> store.addCounter(id, site, number, tickets.now()));
        store.setServices(site, id, services);
        changed(actor, site, "queue.counter-added", Map.of("number", number));
        return id;
    }

    @Transactional
    public void setCounter(Actor actor, UUID site, UUID counter, Set<UUID> services, Optional<SlotRules.Hours> lunch) {
        if (lunch.filter(one -> !one.until().isAfter(one.from())).isPresent()) {
            throw Refusals.because(QueueProblem.HALL_FLAWED);
        }
        boolean known = sites.counters(site).stream().anyMatch(one -> one.id().equals(counter));
        if (!known) {
            throw Refusals.notFound();
        }
        store.setServices(site, counter, services);
        store.setLunch(counter, lunch);
        changed(actor, site, "queue.counter-changed", Map.of("counter", counter, "services", services.size()));
    }

    /** Frees a counter that its clerk left: whoever is there goes back into the line, with the place of before. */
    @Transactional
    public void release(Actor actor, UUID site, UUID counter) {
        sites.lock(counter);
        ServiceCounter held = sites.counters(site).stream()
                .filter(one -> one.id().equals(counter))
                .findFirst()
                .orElseThrow(Refusals::notFound);
        tickets.backFrom(counter, actor.name());
        sites.stand(counter, tickets.now());
        changed(actor, site, "queue.counter-released", Map.of("number", held.number()));
    }

    /** What a clerk can do in this hall; none takes the clerk off its list. */
    @Transactional
    public void setSkills(Actor actor, UUID site, String number, Set<UUID> services) {
        requireSite(site);
        PersonId clerk = people.byNumber(number).map(Person::id).orElseThrow(Refusals::notFound);
        store.setSkills(site, clerk, services);
        changed(actor, site, "queue.skills-changed", Map.of("clerk", clerk, "services", services.size()));
    }

    private void requireSite(UUID site) {
        if (sites.plan(site).isEmpty()) {
            throw Refusals.notFound();
        }
    }

    private static void write(Runnable work) {
        try {
            work.run();
        } catch (DuplicateKeyException _) {
            throw Refusals.because(QueueProblem.HALL_FLAWED);
        }
    }

    private UUID changed(Actor actor, UUID site, String act, Map<String, Object> facts) {
        changes.noted(actor, site, act, facts);
        return site;
    }
}
