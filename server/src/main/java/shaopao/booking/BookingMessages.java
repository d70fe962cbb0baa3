package shaopao.booking;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import shaopao.booking.CreditStore.CreditEntry;
import shaopao.calendar.WorkingTime;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.notices.NewNotice;
import shaopao.notices.Notices;
import shaopao.places.OccupationKind;

/** Tells people what became of their bookings. */
@Component
class BookingMessages {

    private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.CHINA);
    private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.UK);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Notices notices;

    BookingMessages(Notices notices) {
        this.notices = notices;
    }

    private static NewNotice about(String kind, Booking booking) {
        return NewNotice.of(kind, kind + "/" + booking.id(), List.of(booking.person()))
                .with("place", booking.placeName())
                .with("time", hours(booking.from(), booking.until()))
                .linkedTo("/booking/bookings/" + booking.id());
    }

    void approved(Booking booking) {
        notices.send(about(BookingNoticeKinds.APPROVED, booking));
    }

    void rejected(Booking booking, Words reason) {
        notices.send(about(BookingNoticeKinds.REJECTED, booking).with("reason", reason));
    }

    /** {@code others}: how many places of the same kind are free at the same time. */
    void displaced(Booking booking, OccupationKind by, int others) {
        notices.send(about(BookingNoticeKinds.DISPLACED, booking)
                .with("by", word(by))
                .with("others", Integer.toString(others)));
    }

    void offered(Booking booking) {
        Instant until = booking.offerUntil().orElse(booking.until());
        notices.send(about(BookingNoticeKinds.OFFERED, booking)
                .with("until", new Words(ZH.format(local(until)), EN.format(local(until)))));
    }

    void released(Booking booking, int points) {
        notices.send(about(BookingNoticeKinds.RELEASED, booking).with("points", Integer.toString(points)));
    }

    void toDecide(Booking booking, Collection<PersonId> owners) {
        notices.send(NewNotice.of(BookingNoticeKinds.TO_DECIDE, "booking.to-decide/" + booking.id(), owners)
                .with("place", booking.placeName())
                .with("time", hours(booking.from(), booking.until()))
                .with("person", booking.personName())
                .linkedTo("/booking/desk"));
    }

    /** {@code key} names the kind of result, so that many with the same one are told at once. */
    void drawn(SeatDraw draw, String key, Words result, Collection<PersonId> to) {
        if (!to.isEmpty()) {
            notices.send(NewNotice.of(BookingNoticeKinds.DRAWN, "booking.drawn/" + draw.id() + key, to)
                    .with("draw", draw.name())
                    .with("result", result)
                    .linkedTo("/booking/draws/" + draw.id()));
        }
    }

    void appealDecided(CreditEntry entry, boolean upheld) {
        notices.send(NewNotice.of(BookingNoticeKinds.APPEAL, "booking.appeal/" + entry.id(), List.of(entry.person()))
                .with("place", entry.place())
                .with(
                        "outcome",
                        upheld ? new Words("成立，已返还扣分", "upheld, the points are back") : new Words("未成立", "dismissed"))
                .with("answer", entry.answer().orElse(""))
                .linkedTo("/booking/credit"));
    }

    private static Words word(OccupationKind kind) {
        return switch (kind) {
            case CLASS -> new Words("教学安排", "a class");
            case EXAM -> new Words("考试安排", "an exam");
            case MAINTENANCE -> new Words("停用或检修", "works");
            case APPOINTMENT -> new Words("窗口预约", "an appointment");
            case BOOKING -> new Words("其他预约", "another booking");
        };
    }

    /** From when until when, as people say it. */
    static Words hours(Instant from, Instant until) {
        String ends = CLOCK.format(local(until));
        return new Words(ZH.format(local(from)) + "–" + ends, EN.format(local(from)) + "–" + ends);
    }

    private static ZonedDateTime local(Instant at) {
        return at.atZone(WorkingTime.ZONE);
    }
}
