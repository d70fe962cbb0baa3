package shaopao.booking;

import java.util.List;
import java.util.UUID;
import shaopao.kernel.Words;
import shaopao.places.PlaceKind;

/** A policy for the one who asks: what kinds of places there are, and in which areas its seats lie. */
record PolicyCard(
        UUID id,
        Words name,
        BookingTerms terms,
        boolean entitled,
        int places,
        List<PlaceKind> kinds,
        List<BookingFinder.SeatArea> areas) {}
