package shaopao.gates;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A reader on the command line: enrols by its code, then each line that is typed is a code that somebody shows. {@code
 * offline} pulls the plug and {@code online} puts it in again, whereupon it sends what it kept; without the plug it
 * opens to nobody, since it knows no rules, and notes that. What the
 * server pushes by the socket is said as it comes.
 */
public final class ReaderSimulator {

    private ReaderSimulator() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int port = Integer.parseInt(args[0]);
        List<Map<String, Object>> kept = new ArrayList<>();
        try (ReaderClient reader = new ReaderClient(port);
                BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            say("enrol: " + reader.enrol(args[1]).problem() + " " + reader.id());
            say("greet: " + reader.greet().problem());
            listen(reader);
            boolean plugged = true;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String typed = line.strip();
                if (typed.equals("offline")) {
                    plugged = false;
                } else if (typed.equals("online")) {
                    plugged = true;
                    if (!kept.isEmpty()) {
                        say("sent: " + reader.events(kept).json());
                        kept.clear();
                    }
                } else if (plugged) {
                    say(told(reader.decide(typed)));
                } else if (!typed.isEmpty()) {
                    kept.add(reader.keep("IN", "UNKNOWN", false, typed, Instant.now()));
                    say("kept: not open without a network");
                }
            }
        }
    }

    /** What the server pushes is said as it comes. */
    private static void listen(ReaderClient reader) {
        Thread.ofVirtual().start(() -> {
            try (ReaderWire wire = reader.wire()) {
                while (true) {
                    say("heard: " + wire.next());
                }
            } catch (InterruptedException | ReaderWire.NotOpened e) {
                say("no socket: " + e.getMessage());
            }
        });
    }

    private static String told(ReaderClient.Said said) {
        if (said.status() != 200) {
            return said.problem();
        }
        JsonNode answer = said.json();
        return (answer.get("open").asBoolean() ? "open: " : "shut: ")
                + answer.get("reason").asString() + " "
                + answer.get("words").get("zh").asString() + ", "
                + answer.get("inside").asInt() + " inside";
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
