package shaopao.gates;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import shaopao.db.Listening;
import shaopao.db.OwnConnections;
import shaopao.kernel.PersonId;

/**
 * Hears on every node whose facts have changed and has them read at once. What is missed while nothing is heard comes
 * with the reading of each minute.
 */
@Component
class FactNews implements SmartLifecycle, Listening.Hearer {

    private static final Logger LOG = LoggerFactory.getLogger(FactNews.class);

    private final Listening listening;
    private final FactBook book;

    FactNews(OwnConnections connections, FactBook book) {
        this.listening = new Listening(
                connections,
                new Listening.Channel(
                        FactNewsStore.CHANNEL, "shaopao facts", Duration.ofSeconds(20), Duration.ofSeconds(15)));
        this.book = book;
    }

    @Override
    public void start() {
        listening.start(this);
    }

    @Override
    public void begun(boolean again) {
        if (again) {
            book.readAll();
        }
    }

    @Override
    public void heard(List<String> payloads) {
        if (payloads.contains(FactNewsStore.ALL)) {
            book.readAll();
            return;
        }
        Set<PersonId> people = new LinkedHashSet<>();
        payloads.forEach(names -> List.of(names.split(",", -1)).forEach(name -> people.add(PersonId.of(name))));
        if (!people.isEmpty()) {
            book.learnAnew(people);
        }
    }

    @Override
    public void broken(String why) {
        LOG.warn("Changes of facts are not heard: {}", why);
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
