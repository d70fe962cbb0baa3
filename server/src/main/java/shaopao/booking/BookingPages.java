package shaopao.booking;

import org.springframework.stereotype.Component;
import shaopao.booking.BookingController.BookingPage;
import shaopao.booking.BookingController.OtherPlace;

/** A booking with all that its page shows; one that lost its place with others that are free then. */
@Component
class BookingPages {

    private final Bookables bookables;
    private final EquipmentStore equipment;
    private final EndingNews news;
    private final Holdings holdings;

    BookingPages(Bookables bookables, EquipmentStore equipment, EndingNews news, Holdings holdings) {
        this.bookables = bookables;
        this.equipment = equipment;
        this.news = news;
        this.holdings = holdings;
    }

    BookingPage page(Booking booking) {
        BookingPolicy policy = bookables.policy(booking.policy());
        boolean lost = booking.state() == BookingState.DISPLACED || booking.state() == BookingState.REJECTED;
        boolean soon = booking.until().isAfter(news.now());
        return new BookingPage(
                booking,
                policy.name(),
                policy.terms(),
                equipment.guests(booking.id()),
                equipment.lentTo(booking.id()),
                lost && soon
                        ? news.alternatives(booking, holdings.held(booking)).stream()
                                .map(one -> new OtherPlace(
                                        one.place().id(),
                                        one.place().code(),
                                        one.name(),
                                        one.place().capacity()))
                                .toList()
                        : java.util.List.of());
    }
}
