package shaopao.gates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * a change on any node, and each minute for what has changed at places.
 */
@Component
class GateBook {

    private static final Duration PLACES_KNOWN = Duration.ofMinutes(1);

    private final GateStore store;
    private final Places places;
    private final Rules rules;
    private final GateSettings settings;
    private final Clock clock;
    private volatile Book book = new Book(-1, Instant.EPOCH, Map.of(), Map.of());

    GateBook(GateStore store, Places places, Rules rules, GateSettings settings, Clock clock) {
        this.store = store;
        this.places = places;
        this.rules = rules;
        this.settings = settings;
        this.clock = clock;
    }

    private record Book(long change, Instant at, Map<EntryId, Gate> byEntry, Map<DeviceId, Gate> byDevice) {}

    Optional<Gate> gate(EntryId entry) {
        return Optional.ofNullable(opened().byEntry().get(entry));
    }

    /** The gate at which a reader stands. */
    Optional<Gate> gate(DeviceId device) {
        return Optional.ofNullable(opened().byDevice().get(device));
    }

    /** The gate of an entry point, or what it was when it has been closed since. */
    Optional<Gate> former(EntryId entry) {
        return gate(entry)
                .or(() -> store.entry(entry)
                        .flatMap(one -> gates(List.of(one)).stream().findFirst()));
    }

    /** Where a reader stands and stood. */
    Map<EntryId, GateStore.Stand> stands(DeviceId device) {
        return store.stands(device);
    }

    /** Where a reader stood last. */
    Optional<EntryId> lastStand(DeviceId device) {
        return store.stands(device).entrySet().stream()
                .max(Comparator.comparing(one -> one.getValue().until().orElse(Instant.MAX)))
                .map(Map.Entry::getKey);
    }

    /** For so long a reader without a network goes on where it was. */
    Duration offlineTime() {
        return Duration.ofHours(settings.offlineHours());
    }

    void forgetStands(Instant before) {
        store.forgetStands(before);
    }

    /** Every open entry point. */
    List<Gate> gates() {
        return List.copyOf(opened().byEntry().values());
    }

    private Book opened() {
        Book known = book;
        return known.change() < 0 ? read(store.change()) : known;
    }

    /** Changes of entry points and policies are seen within a second, those of places within a minute. */
    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT2S")
    void look() {
        long change = store.change();
        if (change != book.change() || clock.instant().isAfter(book.at().plus(PLACES_KNOWN))) {
            read(change);
        }
    }

    private Book read(long change) {
        Map<EntryId, Gate> byEntry = new HashMap<>();
        Map<DeviceId, Gate> byDevice = new HashMap<>();
        for (Gate gate : gates(store.entries())) {
            byEntry.put(gate.entry().id(), gate);
            gate.entry().device().ifPresent(device -> byDevice.put(device, gate));
        }
        book = new Book(change, clock.instant(), Map.copyOf(byEntry), Map.copyOf(byDevice));
        return book;
    }

    /** An entry point whose place is gone is no gate. */
    private List<Gate> gates(List<EntryPoint> entries) {
        Map<PlaceId, PlacePolicy> policies =
                store.policies().stream().collect(Collectors.toMap(PlacePolicy::place, policy -> policy));
        Map<PlaceId, CampusPlace> named = places
                .places(entries.stream().map(EntryPoint::place).toList())
                .stream()
                .collect(Collectors.toMap(CampusPlace::id, place -> place));
        Map<PlaceId, List<UUID>> above = new HashMap<>();
        List<Gate> gates = new ArrayList<>();
        for (EntryPoint entry : entries) {
            CampusPlace place = named.get(entry.place());
            if (place == null) {
                continue;
            }
            List<UUID> within = above.computeIfAbsent(
                    entry.place(),
                    id -> places.above(id).stream().map(PlaceId::value).toList());
            PlacePolicy policy = policies.get(entry.place());
            gates.add(new Gate(
                    entry,
                    place,
                    new Reader(new ReaderId(entry.id().value()), within),
                    ready(policy == null ? GatePolicy.NONE : policy.policy(), within),
                    policy == null ? 0 : policy.version()));
        }
        return gates;
    }

    private GateRules.Ready ready(GatePolicy policy, List<UUID> within) {
        List<Rule> compiled = policy.lines().stream()
                .map(line -> rules.rule(line.condition(), PolicyLanguage.ENVIRONMENT, RuleType.BOOL))
                .toList();
        return new GateRules.Ready(policy, within, compiled);
    }
}
