package shaopao.queue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.hall.OnSite;
import shaopao.hall.OnSite.BegunApplication;
import shaopao.hall.catalogue.ItemSearch;
import shaopao.hall.catalogue.ItemSearch.FoundItem;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import shaopao.pass.Holder;
import shaopao.pass.Passes;
import shaopao.pass.Purpose;
import shaopao.pass.Reader;
import shaopao.pass.ReaderId;
import shaopao.pass.Reading;
import shaopao.pass.Shown;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.queue.QueueTicket.How;

/**
 * What kiosks do for whoever stands before them. Somebody who showed a code is known there for a minute after the last
 * touch, at that kiosk alone, and for tickets and items alone: it is no session.
 */
@Component
class Kiosks {

    /** Longer than any refusal takes, so that its length tells nothing of its reason. */
    private static final long REFUSAL_NANOS = 50_000_000;

    private static final int FOUND_MAX = 24;

    private final SiteStore sites;
    private final KioskVisitStore visits;
    private final Tickets tickets;
    private final Passes passes;
    private final InHall hall;
    private final Audit audit;
    private final QueueSettings settings;

    Kiosks(
            SiteStore sites,
            KioskVisitStore visits,
            Tickets tickets,
            Passes passes,
            InHall hall,
            Audit audit,
            QueueSettings settings) {
        this.sites = sites;
        this.visits = visits;
        this.tickets = tickets;
        this.passes = passes;
        this.hall = hall;
        this.audit = audit;
        this.settings = settings;
    }

    /** People and items, as kiosks ask for them. */
    @Component
    record InHall(People people, ItemSearch items, OnSite onSite) {}

    /** Who stands before a kiosk; a screen in a hall shows no whole name. */
    record KioskVisit(UUID id, String name, List<QueueTicket> tickets) {}

    /** The hall in which the machine stands. */
    UUID site(Actor machine) {
        return sites.siteOfMachine(device(machine)).orElseThrow(() -> Refusals.because(QueueProblem.NO_HALL_HERE));
    }

    private static UUID device(Actor machine) {
        return machine.id().orElseThrow(Refusals::notFound);
    }

    /** Reads a code; whoever has an appointment now is checked in with that. */
    KioskVisit begin(Actor machine, String code) {
        UUID site = site(machine);
        PersonId person = read(machine, code);
        UUID id = Ids.next();
        visits.begin(id, device(machine), person, until());
        audit.record(machine, "queue.kiosk-entered", "person", person.toString(), Map.of("site", site));
        List<QueueTicket> living = tickets.living(person).stream()
                .filter(one -> one.site().equals(site))
                .map(one -> arrived(one, machine))
                .toList();
        String name = hall.people().person(person).map(Person::name).orElse("");
        return new KioskVisit(id, hidden(name), living);
    }

    private QueueTicket arrived(QueueTicket ticket, Actor machine) {
        boolean due = ticket.state() == TicketState.EXPECTED
                && ticket.slotAt()
                        .filter(at -> !tickets.now().isBefore(at.minus(settings.checkInEarly())))
                        .isPresent();
        return due ? tickets.checkIn(ticket.id(), machine.name()) : ticket;
    }

    /** The person whose code is good; the record of a refusal outlives the request. */
    PersonId read(Actor reader, String code) {
        long begin = System.nanoTime();
        Reader at = Reader.of(new ReaderId(device(reader)));
        Reading reading = passes.read(Shown.text(code), at, Purpose.CHECK_IN, tickets.now());
        if (reading instanceof Reading.Accepted accepted && accepted.holder() instanceof Holder.Member member) {
            return member.person();
        }
        LockSupport.parkNanos(REFUSAL_NANOS - (System.nanoTime() - begin));
        throw Refusals.because(QueueProblem.KIOSK_CODE_REFUSED);
    }

    private Instant until() {
        return tickets.now().plus(settings.kioskIdle());
    }

    PersonId person(Actor machine, UUID visit) {
        return visits.touch(visit, device(machine), tickets.now(), until())
                .orElseThrow(() -> Refusals.because(QueueProblem.KIOSK_VISIT_OVER));
    }

    void end(Actor machine, UUID visit) {
        visits.end(visit, device(machine));
    }

    /** A number for whoever stands there, or for somebody who did not say who they are. */
    @Transactional
    public QueueTicket take(Actor machine, Optional<UUID> visit, UUID service) {
        UUID site = site(machine);
        if (!tickets.siteOf(service).equals(site)) {
            throw Refusals.notFound();
        }
        return tickets.take(visit.map(id -> person(machine, id)), service, How.KIOSK, machine.name());
    }

    List<FoundItem> items(Actor machine, Optional<UUID> visit, String text) {
        site(machine);
        return hall.items().found(visit.map(id -> person(machine, id)), text, FOUND_MAX);
    }

    /** Begins an application that the person goes on with on the phone. */
    BegunApplication beginItem(Actor machine, UUID visit, String item) {
        PersonId person = person(machine, visit);
        boolean may = hall.items().found(Optional.of(person), "", Integer.MAX_VALUE).stream()
                .anyMatch(one -> one.code().equals(item) && one.mayApply());
        if (!may) {
            throw Refusals.notFound();
        }
        audit.record(machine, "queue.item-begun", "person", person.toString(), Map.of("item", item));
        return hall.onSite().begin(person, item);
    }

    /** The first character and how many follow. */
    static String hidden(String name) {
        int shown = name.isEmpty() ? 0 : name.offsetByCodePoints(0, 1);
        return name.substring(0, shown) + "*".repeat(Math.min(3, name.codePointCount(shown, name.length())));
    }
}
