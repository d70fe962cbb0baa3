package shaopao.timetable;

import java.util.Optional;
import shaopao.kernel.Words;
import shaopao.places.CampusPlace;
import shaopao.places.PlaceId;

/** A room as people look for it. */
record ShownRoom(
        PlaceId id,
        String code,
        Words name,
        Optional<Words> building,
        Optional<Integer> floor,
        Optional<CampusPlace.Position> position) {

    static Optional<ShownRoom> of(Optional<PlaceId> id, RoomBook book) {
        return id.flatMap(book::place).map(room -> of(room, book));
    }

    static ShownRoom of(CampusPlace room, RoomBook book) {
        Optional<CampusPlace> building = book.building(room);
        return new ShownRoom(
                room.id(),
                room.code(),
                room.name(),
                building.map(CampusPlace::name),
                room.facts().floor(),
                room.position().or(() -> building.flatMap(CampusPlace::position)));
    }
}
