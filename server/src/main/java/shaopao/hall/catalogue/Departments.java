package shaopao.hall.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import shaopao.kernel.Words;
import shaopao.people.People;
import shaopao.people.UnitName;

/** Names of the offices whose items they are, remembered for a minute. */
@Component
public class Departments {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final People people;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Departments(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    private record Known(Optional<UnitName> unit, Instant at) {}

    /** What people call the office of an item: the name of its unit, or what the file says. */
    public Words name(Item item) {
        return item.unit()
                .flatMap(this::unit)
                .map(unit -> Words.of(unit.name()))
                .orElse(item.department());
    }

    Words name(ItemRow row) {
        return Words.of(unit(row.department()).map(UnitName::name).orElse(row.department()));
    }

    /** The unit of a code. */
    Optional<UnitName> unit(String code) {
        Known before = known.get(code);
        if (before == null || before.at().isBefore(clock.instant().minus(REMEMBERED))) {
            learn(java.util.List.of(code));
        }
        return Optional.ofNullable(known.get(code)).flatMap(Known::unit);
    }

    Optional<UUID> id(String code) {
        return unit(code).map(UnitName::id);
    }

    /** Asks for many at once. */
    void learn(Collection<String> codes) {
        Instant now = clock.instant();
        Map<String, UnitName> found = new HashMap<>();
        people.units(codes).forEach(unit -> found.put(unit.code(), unit));
        codes.forEach(code -> known.put(code, new Known(Optional.ofNullable(found.get(code)), now)));
    }
}
