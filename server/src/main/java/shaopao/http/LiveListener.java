package shaopao.http;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import shaopao.db.Listening;
import shaopao.db.OwnConnections;
import shaopao.http.LiveEvents.Message;

/**
 * Listens to the database for live events of all nodes. When the connection was broken it tells every page to look
 * again, since messages may have been missed meanwhile.
 */
@Component
class LiveListener implements SmartLifecycle, Listening.Hearer {

    private static final Logger LOG = LoggerFactory.getLogger(LiveListener.class);

    private final Listening listening;
    private final LiveStreams streams;

    LiveListener(OwnConnections connections, LiveStreams streams) {
        this.listening = new Listening(
                connections,
                new Listening.Channel(
                        LiveEventsStore.CHANNEL, "shaopao listen", Duration.ofSeconds(20), Duration.ofSeconds(15)));
        this.streams = streams;
    }

    @Override
    public void start() {
        listening.start(this);
    }

    @Override
    public void begun(boolean again) {
        streams.listening(true);
        if (again) {
            streams.deliverToAll(Message.lookAgain());
        }
    }

    @Override
    public void heard(List<String> payloads) {
        for (String payload : payloads) {
            Message message = Message.of(payload);
            if (message.forEverybody()) {
                streams.deliverToAll(message);
            } else {
                streams.deliver(message);
            }
        }
    }

    @Override
    public void broken(String why) {
        streams.listening(false);
        LOG.warn("Live events are not heard: {}", why);
    }

    @Override
    public void stop() {
        listening.stop();
    }

    @Override
    public boolean isRunning() {
        return listening.running();
    }
}
