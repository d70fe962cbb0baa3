package shaopao.gates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shaopao.devices.DeviceId;
import shaopao.pass.Reader;
import shaopao.pass.ReaderId;
import shaopao.places.CampusPlace;
import shaopao.places.PlaceId;
import shaopao.places.Places;
import shaopao.rules.Rule;
import shaopao.rules.RuleType;
import shaopao.rules.Rules;

/**
 * All entry points with their compiled policies, in memory: decisions ask it and no table. Read anew within a second of
 * a change on any node.
 */
@Component
class GateBook {

    private final GateStore store;
    private final Places places;
    private final Rules rules;
    private volatile Book book = new Book(-1, Map.of(), Map.of());

    GateBook(GateStore store, Places places, Rules rules) {
        this.store = store;
        this.places = places;
        this.rules = rules;
    }

    private record Book(long change, Map<EntryId, Gate> byEntry, Map<DeviceId, Gate> byDevice) {}

    Optional<Gate> gate(EntryId entry) {
        return Optional.ofNullable(opened().byEntry().get(entry));
    }

    /** The gate at which a reader stands. */
    Optional<Gate> gate(DeviceId device) {
        return Optional.ofNullable(opened().byDevice().get(device));
    }

    /** Every open entry point. */
    List<Gate> gates() {
        return List.copyOf(opened().byEntry().values());
    }

    private Book opened() {
        Book known = book;
        return known.change() < 0 ? read(store.change()) : known;
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT2S")
    void look() {
        long change = store.change();
        if (change != book.change()) {
            read(change);
        }
    }

    private Book read(long change) {
        Map<PlaceId, PlacePolicy> policies =
                store.policies().stream().collect(Collectors.toMap(PlacePolicy::place, policy -> policy));
        List<EntryPoint> entries = store.entries();
        Map<PlaceId, CampusPlace> named = places
                .places(entries.stream().map(EntryPoint::place).toList())
                .stream()
                .collect(Collectors.toMap(CampusPlace::id, place -> place));
        Map<PlaceId, List<UUID>> above = new HashMap<>();
        Map<EntryId, Gate> byEntry = new HashMap<>();
        Map<DeviceId, Gate> byDevice = new HashMap<>();
        for (EntryPoint entry : entries) {
            List<UUID> within = above.computeIfAbsent(
                    entry.place(),
                    place -> places.above(place).stream().map(PlaceId::value).toList());
            PlacePolicy policy = policies.get(entry.place());
            Gate gate = new Gate(
                    entry,
                    Objects.requireNonNull(named.get(entry.place())),
                    new Reader(new ReaderId(entry.id().value()), within),
                    ready(policy == null ? GatePolicy.NONE : policy.policy(), within),
                    policy == null ? 0 : policy.version());
            byEntry.put(entry.id(), gate);
            entry.device().ifPresent(device -> byDevice.put(device, gate));
        }
        book = new Book(change, Map.copyOf(byEntry), Map.copyOf(byDevice));
        return book;
    }

    private GateRules.Ready ready(GatePolicy policy, List<UUID> within) {
        List<Rule> compiled = policy.lines().stream()
                .map(line -> rules.rule(line.condition(), PolicyLanguage.ENVIRONMENT, RuleType.BOOL))
                .toList();
        return new GateRules.Ready(policy, within, compiled);
    }
}
