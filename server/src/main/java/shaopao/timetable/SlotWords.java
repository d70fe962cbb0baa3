package shaopao.timetable;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import shaopao.calendar.WorkingTime;
import shaopao.kernel.Words;
import shaopao.places.CampusPlace;
import shaopao.places.PlaceId;

/** Times and rooms as messages say them. */
final class SlotWords {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY_ZH = DateTimeFormatter.ofPattern("M月d日 EEE", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    private SlotWords() {}

    static String clock(Instant at) {
        return CLOCK.format(at.atZone(WorkingTime.ZONE));
    }

    static Words of(Slot slot) {
        String times = between(slot.startsAt(), slot.endsAt());
        String periods = slot.first() == slot.last() ? "" + slot.first() : slot.first() + "–" + slot.last();
        return new Words(
                "%s 第%s节（%s）".formatted(DAY_ZH.format(slot.day()), periods, times),
                "%s, periods %s (%s)".formatted(DAY_EN.format(slot.day()), periods, times));
    }

    static Words of(Instant from, Instant until) {
        String times = between(from, until);
        return new Words(
                DAY_ZH.format(from.atZone(WorkingTime.ZONE)) + " " + times,
                DAY_EN.format(from.atZone(WorkingTime.ZONE)) + " " + times);
    }

    private static String between(Instant from, Instant until) {
        return HOUR.format(from.atZone(WorkingTime.ZONE)) + "–" + HOUR.format(until.atZone(WorkingTime.ZONE));
    }

    static Words room(Optional<PlaceId> room, RoomBook book) {
        return room.flatMap(book::place).map(CampusPlace::name).orElse(new Words("未安排教室", "no room"));
    }

    /** Some texts in one, with commas. */
    static Words list(List<Words> words) {
        return words.isEmpty()
                ? new Words("无", "none")
                : new Words(
                        String.join("、", words.stream().map(Words::zh).toList()),
                        String.join(", ", words.stream().map(Words::en).toList()));
    }
}
