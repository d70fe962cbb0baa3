package shaopao.timetable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Related;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Geo;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Trigger;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableAction;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import shaopao.kernel.Words;

/**
 * Lessons and exams as iCalendar (RFC 5545). An event keeps its UID for ever and counts its changes, so that a calendar
 * program which asks again moves what it has. Pure.
 */
final class CalendarText {

    private final Locale locale;
    private final Optional<Integer> reminderMinutes;

    CalendarText(Locale locale, Optional<Integer> reminderMinutes) {
        this.locale = locale;
        this.reminderMinutes = reminderMinutes;
    }

    /** UTF-8; the same for the same lessons. */
    byte[] of(List<ShownLesson> lessons, List<Dated> dates, List<ShownExam> exams) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Shaopao//Timetable//ZH"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", said(new Words("我的课表", "My timetable"))));
        calendar.add(new XProperty("X-PUBLISHED-TTL", "PT1H"));
        for (int at = 0; at < lessons.size(); at++) {
            calendar.add(event(lessons.get(at), dates.get(at)));
        }
        for (int at = 0; at < exams.size(); at++) {
            calendar.add(event(exams.get(at), dates.get(lessons.size() + at)));
        }
        return written(calendar);
    }

    private static byte[] written(Calendar calendar) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new CalendarOutputter(false).output(calendar, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** How often an event was changed, and when last. */
    record Dated(int sequence, Instant at) {}

    private VEvent event(ShownLesson lesson, Dated dated) {
        boolean off = lesson.state() == LessonState.CANCELLED;
        String name = said(lesson.name());
        String mark = switch (lesson.state()) {
            case PLANNED, SUBSTITUTED -> "";
            case MOVED -> said(new Words("【调课】", "[moved] "));
            case CANCELLED -> said(new Words("【停课】", "[cancelled] "));
        };
        VEvent event = event(lesson.id() + "@shaopao", dated, lesson.startsAt(), lesson.endsAt(), mark + name);
        event.add(off ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        lesson.room().ifPresent(room -> place(event, room));
        String periods = lesson.first() + "–" + lesson.last();
        event.add(new Description(Stream.of(
                        lesson.teacher(),
                        said(new Words(
                                "第%d周 第%s节".formatted(lesson.week(), periods),
                                "Week %d, periods %s".formatted(lesson.week(), periods))),
                        lesson.code(),
                        lesson.reason())
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"))));
        if (!off) {
            remind(event, name);
        }
        return event;
    }

    private VEvent event(ShownExam exam, Dated dated) {
        String name = said(exam.name()) + " " + exam.kind();
        VEvent event = event(exam.id() + "@shaopao", dated, exam.startsAt(), exam.endsAt(), name);
        event.add(ImmutableStatus.VEVENT_CONFIRMED);
        exam.room().ifPresent(room -> place(event, room));
        String rooms = exam.rooms().stream().map(this::said).collect(Collectors.joining(", "));
        String seat = exam.seat()
                .filter(text -> !text.isBlank())
                .map(text -> said(new Words("座位 " + text, "Seat " + text)))
                .orElse("");
        event.add(new Description(
                Stream.of(seat, rooms).filter(line -> !line.isBlank()).collect(Collectors.joining("\n"))));
        remind(event, name);
        return event;
    }

    private static VEvent event(String uid, Dated dated, Instant from, Instant until, String summary) {
        VEvent event = new VEvent(false);
        event.add(new Uid(uid));
        event.add(new DtStamp(dated.at()));
        event.add(new LastModified(dated.at()));
        event.add(new Sequence(dated.sequence()));
        event.add(new DtStart<>(from));
        event.add(new DtEnd<>(until));
        event.add(new Summary(summary));
        return event;
    }

    private void place(VEvent event, ShownRoom room) {
        String name = said(room.name());
        String building = room.building().map(this::said).orElse("");
        event.add(new Location(name.startsWith(building) ? name : building + " " + name));
        room.position()
                .ifPresent(at ->
                        event.add(new Geo(BigDecimal.valueOf(at.latitude()), BigDecimal.valueOf(at.longitude()))));
    }

    private void remind(VEvent event, String name) {
        reminderMinutes.ifPresent(minutes -> {
            VAlarm alarm = new VAlarm();
            alarm.add(new Trigger(new ParameterList(List.of(Related.START)), Duration.ofMinutes(-minutes)));
            alarm.add(ImmutableAction.DISPLAY);
            alarm.add(new Description(name));
            event.add(alarm);
        });
    }

    private String said(Words words) {
        return words.in(locale);
    }
}
