package shaopao.gates;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shaopao.devices.Device;
import shaopao.devices.DeviceId;
import shaopao.devices.Devices;
import shaopao.gates.GatedPlace.GateRow;
import shaopao.gates.LateStore.Missing;
import shaopao.gates.PresenceStore.Count;
import shaopao.kernel.Id;
import shaopao.places.PlaceId;

/** Counts of all places and gates, for a board that looks every few seconds; no persons. */
@Component
class GateBoard {

    private static final int[] NOTHING = {0, 0, 0};

    private final GateBook book;
    private final PresenceStore presence;
    private final LateStore late;
    private final Devices devices;
    private final Clock clock;

    GateBoard(GateBook book, PresenceStore presence, LateStore late, Devices devices, Clock clock) {
        this.book = book;
        this.presence = presence;
        this.late = late;
        this.devices = devices;
        this.clock = clock;
    }

    List<GatedPlace> places() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), PolicyLanguage.ZONE);
        Instant midnight = today.atStartOfDay(PolicyLanguage.ZONE).toInstant();
        Map<PlaceId, List<Gate>> byPlace = book.gates().stream()
                .collect(Collectors.groupingBy(gate -> gate.entry().place()));
        Map<PlaceId, Count> counts =
                presence.counts(today).stream().collect(Collectors.toMap(Count::place, count -> count));
        Rows rows = new Rows(
                presence.totals(
                        book.gates().stream().map(gate -> gate.entry().id()).toList(), midnight),
                readers(),
                missing());
        List<GatedPlace> places = new ArrayList<>();
        byPlace.forEach((place, gates) ->
                places.add(place(gates, counts.getOrDefault(place, new Count(place, 0, 0)), rows)));
        places.sort(Comparator.comparing(GatedPlace::code));
        return places;
    }

    private record Rows(Map<EntryId, int[]> totals, Map<DeviceId, Device> readers, Map<DeviceId, Long> missing) {}

    private Map<DeviceId, Device> readers() {
        List<DeviceId> ids = book.gates().stream()
                .flatMap(gate -> gate.entry().device().stream())
                .toList();
        return devices.devices(ids).stream().collect(Collectors.toMap(Device::id, device -> device));
    }

    private Map<DeviceId, Long> missing() {
        Map<DeviceId, Long> missing = new HashMap<>();
        for (Missing one : late.missing()) {
            missing.put(one.device(), one.missing());
        }
        return missing;
    }

    private static GatedPlace place(List<Gate> gates, Count count, Rows rows) {
        Gate first = gates.getFirst();
        GatePolicy policy = first.ready().policy();
        return new GatedPlace(
                first.entry().place(),
                first.place().code(),
                first.place().name(),
                policy.mode(),
                policy.exam(),
                first.version(),
                count.inside(),
                count.peak(),
                policy.capacity(),
                gates.stream()
                        .sorted(Comparator.comparing(gate -> gate.entry().id().value()))
                        .map(gate -> row(gate.entry(), rows))
                        .toList());
    }

    private static GateRow row(EntryPoint entry, Rows rows) {
        Optional<Device> reader = entry.device().map(rows.readers()::get);
        int[] totals = rows.totals().getOrDefault(entry.id(), NOTHING);
        return new GateRow(
                entry.id(),
                entry.name(),
                entry.way(),
                entry.device().map(Id::value),
                reader.map(Device::name),
                reader.flatMap(Device::seenAt),
                entry.device()
                        .map(device -> rows.missing().getOrDefault(device, 0L))
                        .orElse(0L),
                totals[0],
                totals[1],
                totals[2]);
    }
}
