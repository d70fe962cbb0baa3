package shaopao.queue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.devices.Device;
import shaopao.devices.DeviceId;
import shaopao.devices.DeviceKind;
import shaopao.devices.Devices;
import shaopao.kernel.Actor;

/** Kiosks and screens that stand in halls. */
@Component
class HallMachines {

    private final SiteStore sites;
    private final SitePlanStore store;
    private final Devices devices;
    private final HallChanges changes;

    HallMachines(SiteStore sites, SitePlanStore store, Devices devices, HallChanges changes) {
        this.sites = sites;
        this.store = store;
        this.devices = devices;
        this.changes = changes;
    }

    /** A kiosk or screen that stands in a hall. */
    record HallMachine(UUID id, String name, DeviceKind kind) {}

    List<HallMachine> of(UUID site) {
        List<DeviceId> ids = sites.machines(site).stream().map(DeviceId::new).toList();
        return devices.devices(ids).stream()
                .map(one -> new HallMachine(one.id().value(), one.name(), one.kind()))
                .toList();
    }

    /** Puts a kiosk or a screen into the hall. */
    @Transactional
    public void place(Actor actor, UUID site, UUID device) {
        if (sites.plan(site).isEmpty()) {
            throw Refusals.notFound();
        }
        boolean fits = devices.devices(List.of(new DeviceId(device))).stream()
                .map(Device::kind)
                .anyMatch(kind -> kind == DeviceKind.KIOSK || kind == DeviceKind.SCREEN);
        if (!fits) {
            throw Refusals.because(QueueProblem.HALL_FLAWED);
        }
        store.place(site, device);
        changes.noted(actor, site, "queue.machine-placed", Map.of("device", device));
    }

    @Transactional
    public void takeAway(Actor actor, UUID site, UUID device) {
        store.takeAway(site, device);
        changes.noted(actor, site, "queue.machine-taken-away", Map.of("device", device));
    }
}
