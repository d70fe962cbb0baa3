package shaopao.hall;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import shaopao.hall.spi.OutcomeHandler;

/**
 * {@code record}: keeps what was granted, for lists and for other systems. Parameters: {@code kind}, by default the
 * item; {@code fields}, keys of answers joined by commas.
 */
@Component
class RecordOutcome implements OutcomeHandler {

    private final OutcomeStore store;
    private final Clock clock;

    RecordOutcome(OutcomeStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "record";
    }

    @Override
    public Map<String, Object> bringAbout(Asked asked) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (String field : asked.with().getOrDefault("fields", "").split(",")) {
            Object answer = asked.answers().get(field.strip());
            if (answer != null) {
                facts.put(field.strip(), answer);
            }
        }
        String kind = asked.with().getOrDefault("kind", asked.item());
        store.record(asked, kind, facts, clock.instant());
        return Map.of("kind", kind);
    }
}
