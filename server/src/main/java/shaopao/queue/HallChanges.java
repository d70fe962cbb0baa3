package shaopao.queue;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;

/** Records who changed a hall, and has its line forecast anew. */
@Component
class HallChanges {

    private final Audit audit;
    private final Forecasts forecasts;

    HallChanges(Audit audit, Forecasts forecasts) {
        this.audit = audit;
        this.forecasts = forecasts;
    }

    void noted(Actor actor, UUID hall, String act, Map<String, Object> facts) {
        audit.record(actor, act, "hall", hall.toString(), facts);
        forecasts.forget(hall);
    }
}
