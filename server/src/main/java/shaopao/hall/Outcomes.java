package shaopao.hall;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shaopao.hall.spi.OutcomeHandler;
import shaopao.workflow.spi.EffectRunner;

/** Hands what is to come of an application to the handler that the step names. */
@Component
class Outcomes implements EffectRunner {

    /**
     * Brought about by modules above this one. An item may name them even where those modules are not there, as when
     * its file is checked.
     */
    static final Set<String> ABOVE = Set.of("booking");

    private final Map<String, OutcomeHandler> handlers;

    Outcomes(List<OutcomeHandler> handlers) {
        this.handlers = handlers.stream().collect(Collectors.toMap(OutcomeHandler::name, Function.identity()));
    }

    @Override
    public Set<String> handlers() {
        Set<String> names = new HashSet<>(ABOVE);
        names.addAll(handlers.keySet());
        return Set.copyOf(names);
    }

    @Override
    public Map<String, Object> run(Effect effect) {
        OutcomeHandler handler = handlers.get(effect.handler());
        if (handler == null) {
            throw new IllegalStateException("nobody brings about " + effect.handler());
        }
        return handler.bringAbout(new OutcomeHandler.Asked(
                effect.key(),
                effect.of().id().value(),
                effect.of().number(),
                effect.of().topic(),
                effect.of().applicant(),
                effect.with(),
                effect.answers()));
    }
}
