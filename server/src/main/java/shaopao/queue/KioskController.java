package shaopao.queue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.hall.OnSite.BegunApplication;
import shaopao.hall.catalogue.ItemSearch.FoundItem;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.queue.Kiosks.KioskVisit;
import shaopao.queue.QueueViews.HallView;
import shaopao.queue.QueueViews.MyTicket;

/** What kiosks speak; each request is signed by the key of the machine. */
@RestController
@RequestMapping("/api/queue/kiosk")
class KioskController {

    private final Kiosks kiosks;
    private final QueueViews views;
    private final QueueSettings settings;
    private final Clock clock;

    KioskController(Kiosks kiosks, QueueViews views, QueueSettings settings, Clock clock) {
        this.kiosks = kiosks;
        this.views = views;
        this.settings = settings;
        this.clock = clock;
    }

    /** The hall in which the machine stands, as it is now. */
    @MayCall(QueuePart.KIOSK)
    @GetMapping
    KioskHall kioskHall(Actor machine) {
        return new KioskHall(
                views.hall(kiosks.site(machine)), settings.kioskIdle().toSeconds(), clock.instant());
    }

    /** Who shows a code is known at this kiosk; appointments of now are checked in. */
    @MayCall(QueuePart.KIOSK)
    @PostMapping("/visits")
    ShownVisit enterKiosk(Actor machine, @Valid @RequestBody ShowCode command) {
        KioskVisit visit = kiosks.begin(machine, command.code());
        return new ShownVisit(visit.id(), visit.name(), views.mine(visit.tickets()));
    }

    @MayCall(QueuePart.KIOSK)
    @DeleteMapping("/visits/{visit}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leaveKiosk(Actor machine, @PathVariable UUID visit) {
        kiosks.end(machine, visit);
    }

    /** A number, with or without a name. */
    @MayCall(QueuePart.KIOSK)
    @PostMapping("/tickets")
    MyTicket takeNumber(Actor machine, @Valid @RequestBody TakeNumber command) {
        return views.mine(kiosks.take(machine, command.visit(), command.service()));
    }

    /** Items that fit what was typed. */
    @MayCall(QueuePart.KIOSK)
    @GetMapping("/items")
    List<FoundItem> findItems(
            Actor machine,
            @RequestParam(defaultValue = "") @Size(max = 60) String text,
            @RequestParam Optional<UUID> visit) {
        return kiosks.items(machine, visit, text);
    }

    /** Begins an application; the person goes on with it on the phone. */
    @MayCall(QueuePart.KIOSK)
    @PostMapping("/visits/{visit}/applications")
    BegunApplication beginItem(Actor machine, @PathVariable UUID visit, @Valid @RequestBody BeginItem command) {
        return kiosks.beginItem(machine, visit, command.item());
    }

    /** A kiosk's hall, after how many seconds without a touch it starts anew, and what time it is. */
    record KioskHall(HallView hall, long idleSeconds, Instant now) {}

    record ShownVisit(UUID id, String name, List<MyTicket> tickets) {}

    record ShowCode(@NotBlank @Size(max = 320) String code) {}

    record TakeNumber(@NotNull UUID service, Optional<UUID> visit) {}

    record BeginItem(@NotBlank @Size(max = 60) String item) {}
}
