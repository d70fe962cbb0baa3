package shaopao.gates;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shaopao.kernel.ShortMemory;
import shaopao.places.CampusPlace;
import shaopao.places.PlaceId;
import shaopao.places.PlaceKind;
import shaopao.places.Places;

/** Codes of places with those of all in which they lie, from the inside out; as of at most ten minutes ago. */
@Component
class PlaceChains {

    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Places places;
    private final ShortMemory<PlaceId, List<String>> chains = new ShortMemory<>(REMEMBERED);
    private final ShortMemory<String, Map<String, List<String>>> homes = new ShortMemory<>(REMEMBERED);

    PlaceChains(Places places) {
        this.places = places;
    }

    /** Of one place; empty for one that nobody knows. */
    List<String> of(PlaceId place) {
        return chains.of(place, this::read);
    }

    private List<String> read(PlaceId place) {
        List<PlaceId> above = places.above(place);
        Map<PlaceId, String> codes =
                places.places(above).stream().collect(Collectors.toMap(CampusPlace::id, CampusPlace::code));
        return above.stream()
                .flatMap(id -> Optional.ofNullable(codes.get(id)).stream())
                .toList();
    }

    /** Of every open place in which people live: dormitories and what lies in them. */
    Map<String, List<String>> homes() {
        return homes.of("", _ -> readHomes());
    }

    /** The same as it is now, for whoever writes what stays. */
    Map<String, List<String>> homesNow() {
        homes.forgetAll();
        return homes();
    }

    private Map<String, List<String>> readHomes() {
        Map<String, List<String>> all = new HashMap<>();
        for (CampusPlace house : places.ofKinds(Set.of(PlaceKind.DORMITORY))) {
            List<String> above = read(house.id());
            Map<PlaceId, CampusPlace> inside = new HashMap<>();
            places.inside(house.id(), EnumSet.allOf(PlaceKind.class)).forEach(place -> inside.put(place.id(), place));
            all.put(house.code(), above);
            inside.values().forEach(place -> {
                List<String> chain = new ArrayList<>();
                Optional<CampusPlace> at = Optional.of(place);
                while (at.isPresent()) {
                    chain.add(at.get().code());
                    at = at.get().parent().flatMap(id -> Optional.ofNullable(inside.get(id)));
                }
                chain.addAll(above);
                all.put(place.code(), List.copyOf(chain));
            });
        }
        return Map.copyOf(all);
    }
}
