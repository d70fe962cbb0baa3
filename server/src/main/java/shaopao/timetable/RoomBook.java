package shaopao.timetable;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shaopao.places.CampusPlace;
import shaopao.places.PlaceId;
import shaopao.places.PlaceKind;

/** Rooms with what they lie in, as far as timetables look. */
final class RoomBook {

    private final Map<PlaceId, CampusPlace> places = new HashMap<>();
    private final Map<String, CampusPlace> byCode = new HashMap<>();

    RoomBook(List<CampusPlace> all) {
        for (CampusPlace place : all) {
            places.put(place.id(), place);
            byCode.put(place.code(), place);
        }
    }

    Optional<CampusPlace> place(PlaceId id) {
        return Optional.ofNullable(places.get(id));
    }

    Set<String> codes() {
        return byCode.keySet();
    }

    /** All but campuses. */
    List<PlaceId> rooms() {
        return places.values().stream()
                .filter(place -> place.kind() != PlaceKind.CAMPUS)
                .map(CampusPlace::id)
                .toList();
    }

    List<CampusPlace> ofKind(PlaceKind kind) {
        return places.values().stream()
                .filter(place -> place.kind() == kind)
                .sorted(Comparator.comparing(CampusPlace::code))
                .toList();
    }

    Optional<CampusPlace> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The campus of a place. */
    Optional<PlaceId> campus(PlaceId id) {
        return above(places.get(id), true).map(CampusPlace::id);
    }

    /** The building of a room: the last place below the campus on the way up; absent when that is the room itself. */
    Optional<CampusPlace> building(CampusPlace room) {
        return above(room, false).filter(place -> !place.id().equals(room.id()));
    }

    private Optional<CampusPlace> above(@Nullable CampusPlace from, boolean campus) {
        CampusPlace at = from;
        CampusPlace below = null;
        for (int level = 0; at != null && level < 10; level++) {
            if (at.kind() == PlaceKind.CAMPUS) {
                return Optional.ofNullable(campus ? at : below);
            }
            below = at;
            at = at.parent().map(places::get).orElse(null);
        }
        return campus ? Optional.empty() : Optional.ofNullable(below);
    }
}
