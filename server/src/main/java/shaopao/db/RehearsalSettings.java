package shaopao.db;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * For seeing on a demo campus what comes with time: what is overdue, reminded of, over.
 *
 * @param clockAhead how far the program's clock runs ahead; refused without {@code shaopao.demo=always}
 */
@ConfigurationProperties("shaopao.rehearsal")
record RehearsalSettings(@DefaultValue("PT0S") Duration clockAhead) {

    /** Refuses to tell real people a time that is not. */
    Clock clock(String demo) {
        if (clockAhead.isZero()) {
            return Clock.systemUTC();
        }
        if (!demo.equals("always")) {
            throw new IllegalStateException(
                    "shaopao.rehearsal.clock-ahead is for a demo campus: start with --demo, or leave it out.");
        }
        return Clock.offset(Clock.systemUTC(), clockAhead);
    }
}
