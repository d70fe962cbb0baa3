package shaopao.http;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import shaopao.kernel.Id;
import shaopao.kernel.Ids;
import tools.jackson.databind.json.JsonMapper;

/** Tells the open pages of a person or a device, on every node, that something happened. */
@Service
public class LiveEvents {

    /** PostgreSQL carries at most 8,000 bytes in one notification; the rest is for the envelope. */
    static final int PAYLOAD_BYTES_MAX = 7_000;

    /** So many persons in one notification fit beside the largest payload. */
    private static final int TOGETHER_MAX = 20;

    private final LiveCourier courier;
    private final JsonMapper json;

    LiveEvents(LiveCourier courier, JsonMapper json) {
        this.courier = courier;
        this.json = json;
    }

    /**
     * Sends an event to all pages that the person or device has open now; it leaves when the running transaction has
     * committed and never when it rolls back. Nothing is kept for pages that are closed: an event says "look again",
     * the truth is in the tables.
     *
     * @param type module and past participle: {@code "notices.arrived"}
     * @param payload becomes JSON of at most 7,000 bytes; more is a mistake of the caller: send an id and let the
     * page ask
     */
    public void publish(Id to, String type, Object payload) {
        publish(List.of(to), type, payload);
    }

    /** The same for many. */
    public void publish(Collection<? extends Id> to, String type, Object payload) {
        String data = json.writeValueAsString(payload);
        if (data.getBytes(StandardCharsets.UTF_8).length > PAYLOAD_BYTES_MAX) {
            throw new IllegalArgumentException("A live event carries at most 7,000 bytes: send an id instead");
        }
        List<String> people = to.stream().map(one -> one.value().toString()).toList();
        List<String> messages = IntStream.iterate(0, at -> at < people.size(), at -> at + TOGETHER_MAX)
                .mapToObj(at -> people.subList(at, Math.min(people.size(), at + TOGETHER_MAX)))
                .map(some -> new Message(Ids.next().toString(), String.join(",", some), type, data).text())
                .toList();
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    courier.take(messages);
                }
            });
        } else {
            courier.take(messages);
        }
    }

    /**
     * What travels between nodes: one line of envelope, then the payload as JSON.
     *
     * @param to persons and devices with commas between them
     * @param type without spaces
     */
    record Message(String id, String to, String type, String data) {

        private static final String EVERYBODY = "*";

        /** Tells every page that messages may have been missed. */
        static Message lookAgain() {
            return new Message("", EVERYBODY, "live.resumed", "{}");
        }

        boolean forEverybody() {
            return to.equals(EVERYBODY);
        }

        String text() {
            return id + " " + to + " " + type + "\n" + data;
        }

        static Message of(String text) {
            int line = text.indexOf('\n');
            String[] envelope = text.substring(0, line).split(" ", -1);
            return new Message(envelope[0], envelope[1], envelope[2], text.substring(line + 1));
        }
    }
}
