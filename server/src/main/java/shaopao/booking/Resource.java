package shaopao.booking;

import shaopao.kernel.Words;
import shaopao.places.CampusPlace;

/** A place that may be booked, under its policy. */
record Resource(CampusPlace place, BookingPolicy policy) {

    Words name() {
        return place.name();
    }
}
