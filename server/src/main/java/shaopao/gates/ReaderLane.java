package shaopao.gates;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import shaopao.devices.DeviceId;
import shaopao.gates.ReaderController.AskDecision;
import shaopao.http.FastLane;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** GateDecisions for readers that have a key of a quarter of an hour. */
@Component
class ReaderLane implements FastLane {

    private static final int BODY_BYTES_MAX = 1_024;

    private final ReaderSessions keys;
    private final Readers readers;
    private final GateSettings settings;
    private final JsonMapper json;

    ReaderLane(ReaderSessions keys, Readers readers, GateSettings settings, JsonMapper json) {
        this.keys = keys;
        this.readers = readers;
        this.settings = settings;
        this.json = json;
    }

    @Override
    public boolean takes(HttpServletRequest request) {
        if (!ReaderController.DECISIONS.equals(request.getRequestURI()) || !"POST".equals(request.getMethod())) {
            return false;
        }
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(ReaderSessions.SCHEME);
    }

    @Override
    public int bytesMax() {
        return BODY_BYTES_MAX;
    }

    @Override
    public int perSecond() {
        return settings.readerPerSecond();
    }

    @Override
    public Proven prove(HttpServletRequest request, byte[] body) {
        String given = request.getHeader(HttpHeaders.AUTHORIZATION).substring(ReaderSessions.SCHEME.length());
        DeviceId device = keys.prove(given, "POST", ReaderController.DECISIONS, body)
                .orElseThrow(() -> new ProblemException(GatesProblem.READER_SESSION_OVER))
                .device();
        return new Proven(device.toString(), () -> answer(device, body));
    }

    private byte[] answer(DeviceId device, byte[] body) {
        AskDecision asked = asked(body)
                .filter(AskDecision::whole)
                .orElseThrow(() -> new ProblemException(KernelProblem.INVALID_REQUEST));
        return json.writeValueAsBytes(asked.of(readers, device));
    }

    private Optional<AskDecision> asked(byte[] body) {
        try {
            return Optional.ofNullable(json.readValue(body, AskDecision.class));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
