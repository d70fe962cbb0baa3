package shaopao.timetable;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.calendar.WorkingTime;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.ProblemException;

/** One's own day and week, and the calendar to subscribe to. */
@RestController
@RequestMapping("/api/timetable")
class MyTimetableController {

    private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");
    private static final int YEAR_MIN = 1949;
    private static final int YEAR_MAX = 2200;

    private final MyDays days;
    private final FreeRooms rooms;
    private final Subscriptions feeds;
    private final Clock clock;

    MyTimetableController(MyDays days, FreeRooms rooms, Subscriptions feeds, Clock clock) {
        this.days = days;
        this.rooms = rooms;
        this.feeds = feeds;
        this.clock = clock;
    }

    @GetMapping("/mine/today")
    @MayCall(MayCall.SIGNED_IN)
    MyDays.MyToday today(Actor actor) {
        return days.today(actor.person());
    }

    /** The week in which the day lies; this week without one. */
    @GetMapping("/mine/week")
    @MayCall(MayCall.SIGNED_IN)
    MyWeek week(@RequestParam Optional<LocalDate> day, Actor actor) {
        return days.week(actor.person(), known(day));
    }

    /** The time between one's lessons of a day, with rooms that are free all of it. */
    @GetMapping("/mine/gaps")
    @MayCall(MayCall.SIGNED_IN)
    List<FreeRooms.GapRooms> gaps(@RequestParam Optional<LocalDate> day, Actor actor) {
        return rooms.between(actor.person(), known(day));
    }

    private LocalDate known(Optional<LocalDate> day) {
        LocalDate one = day.orElseGet(() -> LocalDate.ofInstant(clock.instant(), WorkingTime.ZONE));
        if (one.getYear() < YEAR_MIN || one.getYear() > YEAR_MAX) {
            throw new ProblemException(TimetableProblem.TIME_WRONG);
        }
        return one;
    }

    /** The link of one's own calendar; not found without one. */
    @GetMapping("/mine/feed")
    @MayCall(MayCall.SIGNED_IN)
    Subscriptions.FeedLink feed(Actor actor) {
        return feeds.link(actor.person()).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /** Makes a link; the one before leads nowhere from then on. */
    @Once
    @PostMapping("/mine/feed")
    @ResponseStatus(HttpStatus.CREATED)
    @MayCall(MayCall.SIGNED_IN)
    Subscriptions.FeedLink makeFeed(@Valid @RequestBody FeedWish wish, Actor actor) {
        return feeds.make(actor, LocaleContextHolder.getLocale(), wish.reminderMinutes());
    }

    @PutMapping("/mine/feed")
    @MayCall(MayCall.SIGNED_IN)
    Subscriptions.FeedLink remind(@Valid @RequestBody FeedWish wish, Actor actor) {
        return feeds.remind(actor, wish.reminderMinutes());
    }

    @DeleteMapping("/mine/feed")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @MayCall(MayCall.SIGNED_IN)
    void revoke(Actor actor) {
        feeds.revoke(actor);
    }

    /** The calendar behind a secret link, for calendar programs, which cannot sign in. */
    @GetMapping("/feeds/{token}.ics")
    @MayCall(MayCall.ANYONE)
    ResponseEntity<byte[]> calendar(@PathVariable String token) {
        byte[] text = feeds.calendar(token);
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(Subscriptions.mark(text))
                .body(text);
    }

    /** {@code reminderMinutes}: before each lesson; absent without reminders. */
    record FeedWish(Optional<@Min(0) @Max(1440) Integer> reminderMinutes) {}
}
