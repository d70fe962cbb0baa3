package shaopao;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells the person at the terminal that the program is up, and where. */
@Component
class Announcement {

    @EventListener
    @Order(0)
    void tell(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            String address = "http://127.0.0.1:" + web.getWebServer().getPort();
            out.println("Shaopao is up: " + address + " (console: " + address + "/console). Ctrl-C stops it.");
        }
    }
}
