package shaopao.queue;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;

/** A hall on site. */
record HallSite(UUID id, Optional<UUID> place, Words name, List<OpenHours> hours) {

    /** When it is open on a day of the week; Monday is 1. */
    record OpenHours(int weekday, LocalTime from, LocalTime until) {}

    /** A department in the hall. */
    record HallOffice(UUID id, String letter, Words name) {}

    /**
     * What is done at counters.
     *
     * @param items codes of items of the service hall that are handled here
     */
    record CounterService(
            UUID id,
            UUID office,
            Words name,
            int usualSeconds,
            List<String> items,
            int slotMinutes,
            int slotCapacity,
            int slotDays,
            boolean open) {

        SlotRules.SlotPlan slots() {
            return new SlotRules.SlotPlan(slotMinutes, slotCapacity, slotDays);
        }

        Duration usual() {
            return Duration.ofSeconds(usualSeconds);
        }
    }

    /** Whether somebody sits at a counter. */
    enum CounterState {
        CLOSED,
        OPEN,
        PAUSED
    }

    /**
     * A counter.
     *
     * @param services that it is fit for
     * @param lunch when its clerk is away at noon; forecasts count with it
     */
    record ServiceCounter(
            UUID id,
            UUID site,
            int number,
            CounterState state,
            Optional<PersonId> staff,
            Lane last,
            Set<UUID> services,
            Optional<SlotRules.Hours> lunch) {

        ServiceCounter {
            services = Set.copyOf(services);
        }
    }

    /** All of a hall. */
    record HallPlan(
            HallSite site, List<HallOffice> offices, List<CounterService> services, List<ServiceCounter> counters) {

        Optional<CounterService> service(UUID id) {
            return services.stream().filter(one -> one.id().equals(id)).findFirst();
        }

        Optional<HallOffice> officeOf(UUID service) {
            return service(service)
                    .flatMap(found -> offices.stream()
                            .filter(one -> one.id().equals(found.office()))
                            .findFirst());
        }
    }
}
