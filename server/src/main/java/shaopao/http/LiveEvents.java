package shaopao.http;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import tools.jackson.databind.json.JsonMapper;

/** Tells a person's open pages, on every node, that something happened. */
@Service
public class LiveEvents {

    /** PostgreSQL carries at most 8,000 bytes in one notification; the rest is for the envelope. */
    static final int PAYLOAD_BYTES_MAX = 7_000;

    private final LiveEventsStore store;
    private final JsonMapper json;

    LiveEvents(LiveEventsStore store, JsonMapper json) {
        this.store = store;
        this.json = json;
    }

    /**
     * Sends an event to all pages that the person has open now; it leaves when the running transaction commits and
     * never when it rolls back. Nothing is kept for pages that are closed: an event says "look again", the truth is
     * in the tables.
     *
     * @param type module and past participle: {@code "notices.arrived"}
     * @param payload becomes JSON of at most 7,000 bytes; more is a mistake of the caller: send an id and let the
     * page ask
     */
    @Transactional
    public void publish(PersonId to, String type, Object payload) {
        String data = json.writeValueAsString(payload);
        if (data.getBytes(StandardCharsets.UTF_8).length > PAYLOAD_BYTES_MAX) {
            throw new IllegalArgumentException("A live event carries at most 7,000 bytes: send an id instead");
        }
        store.notify(new Message(Ids.next().toString(), to.toString(), type, data).text());
    }

    /**
     * What travels between nodes: one line of envelope, then the payload as JSON.
     *
     * @param type without spaces
     */
    record Message(String id, String to, String type, String data) {

        String text() {
            return id + " " + to + " " + type + "\n" + data;
        }

        static Message of(String text) {
            int line = text.indexOf('\n');
            String[] envelope = text.substring(0, line).split(" ");
            return new Message(envelope[0], envelope[1], envelope[2], text.substring(line + 1));
        }
    }
}
