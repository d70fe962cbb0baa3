package shaopao;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shaopao.people.People;

/** Tells the person at the terminal that the program is up, where, and as whom to sign in on a demo campus. */
@Component
class Announcement {

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final ObjectProvider<People> people;

    Announcement(ObjectProvider<People> people) {
        this.people = people;
    }

    /** Pages are served from now on; a demo campus is loaded while they are. */
    @EventListener
    void tell(ApplicationStartedEvent started) {
        if (started.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            String address = "http://127.0.0.1:" + web.getWebServer().getPort();
            out.println("Shaopao is up: " + address + " (console: " + address + "/console). Ctrl-C stops it.");
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void tellDemoAccounts() {
        people.ifAvailable(this::tellDemoAccounts);
    }

    /** A test of one low module has no people. */
    private void tellDemoAccounts(People known) {
        if (known.byNumber("20230101").isPresent() && known.byNumber("T1001").isPresent()) {
            out.println("Demo accounts: 20230101 (student), T1001 (counsellor), T1002 (dean), admin; "
                    + "the password of each is shaopao-demo.");
        }
    }
}
