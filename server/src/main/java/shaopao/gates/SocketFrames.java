package shaopao.gates;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import shaopao.devices.DeviceId;
import shaopao.gates.ReaderController.AskDecision;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Problem;
import shaopao.kernel.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What is said on the socket of a reader, as JSON; docs/api/readers.md tells it to whoever builds one. */
@Component
class SocketFrames {

    private static final Logger LOG = LoggerFactory.getLogger(SocketFrames.class);

    private final Readers readers;
    private final GateSettings settings;
    private final JsonMapper json;

    SocketFrames(Readers readers, GateSettings settings, JsonMapper json) {
        this.readers = readers;
        this.settings = settings;
        this.json = json;
    }

    /** A question: the number comes back with the answer. */
    record Ask(long number, Optional<String> code, Optional<String> card) {}

    private record Answered(long number, GateAnswer answer) {}

    private record Declined(long number, String problem) {}

    private record StoppedPush(String push, List<String> names) {}

    private record GatePush(String push, Optional<EntryPoint> entry, GateMode mode, long version) {}

    private record BundlePush(String push) {}

    /** Empty for what is no question. */
    Optional<Ask> ask(String text) {
        try {
            return Optional.ofNullable(json.readValue(text, Ask.class)).filter(ask -> ask.number() > 0);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** Decides; what is refused is said as the last part of a problem's type. */
    String answer(DeviceId device, Ask ask) {
        AskDecision asked = new AskDecision(ask.code(), ask.card());
        if (!asked.whole()) {
            return declined(ask, KernelProblem.INVALID_REQUEST);
        }
        try {
            return json.writeValueAsString(new Answered(ask.number(), asked.of(readers, device)));
        } catch (ProblemException refusal) {
            return declined(ask, refusal.problem());
        } catch (RuntimeException failure) {
            LOG.error("A reader was not answered", failure);
            return declined(ask, GatesProblem.GATES_BUSY);
        }
    }

    String declined(Ask ask, Problem why) {
        return json.writeValueAsString(new Declined(ask.number(), why.slug()));
    }

    String stopped(List<String> names) {
        return json.writeValueAsString(new StoppedPush("stopped", names));
    }

    String gate(Optional<Gate> gate) {
        return json.writeValueAsString(new GatePush(
                "gate",
                gate.map(Gate::entry),
                gate.map(one -> one.ready().policy().mode()).orElse(GateMode.NORMAL),
                gate.map(Gate::version).orElse(0L)));
    }

    String bundle() {
        return json.writeValueAsString(new BundlePush("bundle"));
    }

    int perSecond() {
        return settings.readerPerSecond();
    }
}
