package shaopao.queue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Words;
import shaopao.queue.HallKeeping.KeptHall;
import shaopao.queue.HallSite.OpenHours;

/** Halls as staff keep them. */
@RestController
@RequestMapping("/api/queue/sites")
class HallSiteController {

    private final HallKeeping keeping;
    private final HallMachines machines;

    HallSiteController(HallKeeping keeping, HallMachines machines) {
        this.keeping = keeping;
        this.machines = machines;
    }

    @MayCall(value = QueuePart.MANAGE, everywhere = true)
    @GetMapping
    List<HallSite> hallSites() {
        return keeping.sites();
    }

    @MayCall(value = QueuePart.MANAGE, everywhere = true)
    @GetMapping("/{site}")
    KeptHall keptHall(@PathVariable UUID site) {
        return keeping.hall(site);
    }

    @Once
    @MayCall(value = QueuePart.MANAGE, everywhere = true)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Added addHall(Actor actor, @Valid @RequestBody AddHall command) {
        return new Added(keeping.addSite(
                actor, command.place(), words(command.nameZh(), command.nameEn()), shifts(command.hours())));
    }

    @MayCall(value = QueuePart.MANAGE, everywhere = true)
    @PutMapping("/{site}")
    void changeHall(Actor actor, @PathVariable UUID site, @Valid @RequestBody ChangeHall command) {
        keeping.changeSite(actor, site, command.place(), words(command.nameZh(), command.nameEn()));
    }

    @MayCall(value = QueuePart.MANAGE, everywhere = true)
    @PutMapping("/{site}/hours")
    void setHallHours(Actor actor, @PathVariable UUID site, @Valid @RequestBody SetHallHours command) {
        keeping.setHours(actor, site, shifts(command.hours()));
    }

    @Once
    @MayCall(value = QueuePart.MANAGE, everywhere = true)
    @PostMapping("/{site}/offices")
    @ResponseStatus(HttpStatus.CREATED)
    Added addOffice(Actor actor, @PathVariable UUID site, @Valid @RequestBody AddOffice command) {
        return new Added(keeping.addOffice(actor, site, command.letter(), words(command.nameZh(), command.nameEn())));
    }

    @MayCall(value = QueuePart.MANAGE, everywhere = true)
    @PutMapping("/{site}/offices/{office}")
    void changeOffice(
            Actor actor, @PathVariable UUID site, @PathVariable UUID office, @Valid @RequestBody AddOffice command) {
        keeping.changeOffice(actor, site, office, command.letter(), words(command.nameZh(), command.nameEn()));
    }

    @Once
    @MayCall(value = QueuePart.MANAGE, everywhere = true)
    @PostMapping("/{site}/services")
    @ResponseStatus(HttpStatus.CREATED)
    Added addCounterService(Actor actor, @PathVariable UUID site, @Valid @RequestBody WriteService command) {
        return new Added(keeping.writeService(actor, site, command.service(Ids.next())));
    }

    @MayCall(value = QueuePart.MANAGE, everywhere = true)
    @PutMapping("/{site}/services/{service}")
    void changeCounterService(
            Actor actor,
            @PathVariable UUID site,
            @PathVariable UUID service,
            @Valid @RequestBody WriteService command) {
        keeping.writeService(actor, site, command.service(service));
    }

    @Once
    @MayCall(value = QueuePart.MANAGE, everywhere = true)
    @PostMapping("/{site}/counters")
    @ResponseStatus(HttpStatus.CREATED)
    Added addCounter(Actor actor, @PathVariable UUID site, @Valid @RequestBody AddCounter command) {
        return new Added(keeping.addCounter(actor, site, command.number(), command.services()));
    }

    @MayCall(value = QueuePart.MANAGE, everywhere = true)
    @PutMapping("/{site}/counters/{counter}")
    void setCounter(
            Actor actor, @PathVariable UUID site, @PathVariable UUID counter, @Valid @RequestBody SetCounter command) {
        keeping.setCounter(actor, site, counter, command.services(), command.lunch());
    }

    /** Frees a counter that its clerk left; whoever is there waits again, with the place of before. */
    @Once
    @MayCall(value = QueuePart.MANAGE, everywhere = true)
    @PostMapping("/{site}/counters/{counter}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void releaseCounter(Actor actor, @PathVariable UUID site, @PathVariable UUID counter) {
        keeping.release(actor, site, counter);
    }

    @MayCall(value = QueuePart.MANAGE, everywhere = true)
    @PutMapping("/{site}/clerks/{number}")
    void setSkills(
            Actor actor,
            @PathVariable UUID site,
            @PathVariable @Size(max = 32) String number,
            @Valid @RequestBody SetSkills command) {
        keeping.setSkills(actor, site, number, command.services());
    }

    @MayCall(value = QueuePart.MANAGE, everywhere = true)
    @PutMapping("/{site}/machines/{device}")
    void placeMachine(Actor actor, @PathVariable UUID site, @PathVariable UUID device) {
        machines.place(actor, site, device);
    }

    @MayCall(value = QueuePart.MANAGE, everywhere = true)
    @DeleteMapping("/{site}/machines/{device}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeMachineAway(Actor actor, @PathVariable UUID site, @PathVariable UUID device) {
        machines.takeAway(actor, site, device);
    }

    static Words words(String zh, String en) {
        return new Words(zh.strip(), en.isBlank() ? zh.strip() : en.strip());
    }

    private static List<OpenHours> shifts(List<HallShift> hours) {
        return hours.stream().map(HallShift::hours).toList();
    }

    /** What was made. */
    record Added(UUID id) {}

    record HallShift(
            @Min(1) @Max(7) int weekday,
            @NotNull LocalTime from,
            @NotNull LocalTime until) {

        OpenHours hours() {
            if (!until.isAfter(from)) {
                throw Refusals.because(QueueProblem.HALL_FLAWED);
            }
            return new OpenHours(weekday, from, until);
        }
    }

    record AddHall(
            @NotBlank @Size(max = 60) @Pattern(regexp = "[^\\x00]*") String nameZh,

            @NotNull @Size(max = 60) @Pattern(regexp = "[^\\x00]*") String nameEn,

            Optional<UUID> place,
            @NotNull @Size(max = 21) List<@Valid @NotNull HallShift> hours) {}

    record SetHallHours(@NotNull @Size(max = 21) List<@Valid @NotNull HallShift> hours) {}

    record AddOffice(
            @NotNull @Pattern(regexp = "[A-Z]{1,2}") String letter,

            @NotBlank @Size(max = 60) @Pattern(regexp = "[^\\x00]*") String nameZh,

            @NotNull @Size(max = 60) @Pattern(regexp = "[^\\x00]*") String nameEn) {}

    record AddCounter(
            @Min(1) @Max(999) int number,
            @NotNull @Size(max = 200) Set<@NotNull UUID> services) {}

    record SetSkills(@NotNull @Size(max = 200) Set<@NotNull UUID> services) {}

    /** What a counter serves, and when its clerk is at lunch: both or neither. */
    record SetCounter(
            @NotNull @Size(max = 200) Set<@NotNull UUID> services,
            Optional<LocalTime> lunchFrom,
            Optional<LocalTime> lunchUntil) {

        Optional<SlotRules.Hours> lunch() {
            if (lunchFrom.isPresent() != lunchUntil.isPresent()) {
                throw Refusals.because(QueueProblem.HALL_FLAWED);
            }
            return lunchFrom.map(from -> new SlotRules.Hours(from, lunchUntil.orElseThrow()));
        }
    }
}
