package shaopao.timetable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shaopao.places.PlaceFacts;
import shaopao.places.PlaceKind;
import shaopao.places.PlaceRow;
import shaopao.timetable.RoomNames.RoomName;
import shaopao.timetable.SectionPlan.PlannedMeeting;

/** Campuses, buildings and rooms that a plan names and nobody knows yet. Pure. */
final class NewRooms {

    private NewRooms() {}

    /** A place to add. */
    record NewRoom(PlaceRow row) {

        String code() {
            return row.code();
        }
    }

    /** Those that the plans need, what others lie in first; {@code campus} is for rooms that name none. */
    static List<NewRoom> of(List<SectionPlan> plans, RoomBook book, String campus) {
        Map<String, RoomName> names = new LinkedHashMap<>();
        Map<String, Integer> seats = new LinkedHashMap<>();
        for (SectionPlan plan : plans) {
            for (PlannedMeeting meeting : plan.meetings()) {
                RoomNames.parse(meeting.roomText())
                        .filter(room -> book.byCode(room.code()).isEmpty())
                        .ifPresent(room -> {
                            names.merge(
                                    room.code(),
                                    room,
                                    (one, other) -> one.campus().isEmpty() ? other : one);
                            seats.merge(room.code(), plan.line().students(), Math::max);
                        });
            }
        }
        Map<String, PlaceRow> rows = new LinkedHashMap<>();
        for (RoomName room : names.values()) {
            String above = room.campus().isEmpty() ? campus : RoomNames.code(room.campus());
            if (book.byCode(above).isEmpty()) {
                rows.putIfAbsent(above, row(above, "", PlaceKind.CAMPUS, room.campus(), 0, Optional.empty()));
            }
            String building = room.building().isEmpty() ? "" : RoomNames.code(room.building());
            if (!building.isEmpty()
                    && !building.equals(room.code())
                    && book.byCode(building).isEmpty()) {
                rows.putIfAbsent(
                        building, row(building, above, PlaceKind.BUILDING, room.building(), 0, Optional.empty()));
            }
            String in = building.isEmpty() || building.equals(room.code()) ? above : building;
            rows.putIfAbsent(
                    room.code(),
                    row(
                            room.code(),
                            in,
                            PlaceKind.CLASSROOM,
                            room.name(),
                            seats.getOrDefault(room.code(), 0),
                            room.floor()));
        }
        return ordered(rows);
    }

    private static List<NewRoom> ordered(Map<String, PlaceRow> rows) {
        List<NewRoom> all = new ArrayList<>();
        rows.values().stream().sorted(Comparator.comparing(PlaceRow::kind)).forEach(row -> all.add(new NewRoom(row)));
        return all;
    }

    private static PlaceRow row(
            String code, String parent, PlaceKind kind, String name, int seats, Optional<Integer> floor) {
        return new PlaceRow(
                code,
                Optional.of(parent).filter(text -> !text.isEmpty()),
                kind,
                name.isEmpty() ? code : name,
                Optional.empty(),
                seats,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new PlaceFacts(floor, List.of(), false, false, Optional.empty())));
    }
}
