package shaopao.notices;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shaopao.notices.spi.Channel.Manner;

/** Which ways a message takes to one person, and when. */
final class PlanRules {

    /** The school's day and its nights are those of Beijing. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private PlanRules() {}

    /**
     * What is to be told.
     *
     * @param smsAfter asked for by the sender
     * @param sms whether its texts have a short one
     */
    record Telling(Category category, Importance importance, Optional<Duration> smsAfter, boolean sms) {

        /** Neither quiet hours nor a daily summary holds it up. */
        boolean atAnyHour() {
            return importance == Importance.URGENT || category.mandatory();
        }
    }

    /** One way of a message. */
    record Way(String channel, DeliveryState state, Instant due, boolean onlyUnread) {}

    /** The ways over the given channels; none when the person wants none. */
    static List<Way> ways(
            Telling telling, Habits habits, Map<String, Manner> channels, Quiet schoolQuiet, Instant now) {
        List<Way> ways = new ArrayList<>();
        channels.forEach((channel, manner) -> {
            if (habits.wants(telling.category(), channel)) {
                way(telling, habits, channel, manner, schoolQuiet, now).ifPresent(ways::add);
            }
        });
        return ways;
    }

    private static Optional<Way> way(
            Telling telling, Habits habits, String channel, Manner manner, Quiet schoolQuiet, Instant now) {
        return switch (manner) {
            case PROMPT -> Optional.of(at(telling, habits, channel, schoolQuiet, now, false));
            case BUNDLED -> {
                if (telling.importance() != Importance.LOW || telling.category().mandatory()) {
                    yield Optional.of(at(telling, habits, channel, schoolQuiet, now, false));
                }
                yield habits.digest()
                        ? Optional.of(new Way(channel, DeliveryState.HELD, nextAt(habits.digestHour(), now), false))
                        : Optional.empty();
            }
            case WHEN_UNREAD -> {
                if (!telling.sms()) {
                    yield Optional.empty();
                }
                yield telling.importance() == Importance.URGENT
                        ? Optional.of(at(telling, habits, channel, schoolQuiet, now, false))
                        : telling.smsAfter()
                                .map(after -> at(telling, habits, channel, schoolQuiet, now.plus(after), true));
            }
        };
    }

    private static Way at(
            Telling telling, Habits habits, String channel, Quiet schoolQuiet, Instant wanted, boolean onlyUnread) {
        Instant due = telling.atAnyHour() ? wanted : afterQuiet(wanted, schoolQuiet, habits.quiet());
        return new Way(channel, DeliveryState.QUEUED, due, onlyUnread);
    }

    /**
     * The first moment that is quiet neither for the school nor for the person. Where the two together fill the whole
     * day, the school's hours alone count: a message must come some time.
     */
    static Instant afterQuiet(Instant wanted, Quiet school, Optional<Quiet> own) {
        Instant at = wanted;
        for (int turn = 0; turn < 4; turn++) {
            Instant next = after(after(at, school), own.orElse(school));
            if (next.equals(at)) {
                return at;
            }
            at = next;
        }
        return after(wanted, school);
    }

    private static Instant after(Instant at, Quiet quiet) {
        ZonedDateTime local = at.atZone(ZONE);
        LocalTime time = local.toLocalTime();
        if (!quiet.holds(time)) {
            return at;
        }
        LocalDate day = time.isBefore(quiet.until())
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        return day.atTime(quiet.until()).atZone(ZONE).toInstant();
    }

    /** The next time that a clock in the school shows the hour. */
    static Instant nextAt(int hour, Instant now) {
        ZonedDateTime today = now.atZone(ZONE).toLocalDate().atTime(hour, 0).atZone(ZONE);
        return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
    }
}
