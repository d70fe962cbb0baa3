package shaopao.timetable;

import java.time.Duration;
import java.util.EnumSet;
import org.springframework.stereotype.Component;
import shaopao.kernel.ShortMemory;
import shaopao.places.PlaceKind;
import shaopao.places.Places;

/** The rooms of the school, as of at most twenty seconds ago: they are asked for with every page, and seldom change. */
@Component
class Rooms {

    private static final EnumSet<PlaceKind> KINDS =
            EnumSet.complementOf(EnumSet.of(PlaceKind.SEAT, PlaceKind.POD, PlaceKind.COUNTER));

    private final ShortMemory<String, RoomBook> books = new ShortMemory<>(Duration.ofSeconds(20));
    private final Places places;

    Rooms(Places places) {
        this.places = places;
    }

    RoomBook book() {
        return books.of("all", _ -> new RoomBook(places.ofKinds(KINDS)));
    }

    /** After rooms were added. */
    RoomBook fresh() {
        books.forgetAll();
        return book();
    }
}
