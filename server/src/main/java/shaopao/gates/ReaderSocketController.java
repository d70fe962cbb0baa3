package shaopao.gates;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import shaopao.devices.DeviceId;
import shaopao.devices.Devices;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.MayCall;
import shaopao.kernel.ProblemException;

/** Where the socket of a reader is opened, behind all filters of a request; afterwards it is {@link ReaderSockets}'. */
@RestController
class ReaderSocketController {

    static final String SOCKET = "/api/gates/sessions/socket";

    private final ReaderSockets sockets;
    private final Devices devices;
    private final Clock clock;

    ReaderSocketController(ReaderSockets sockets, Devices devices, Clock clock) {
        this.sockets = sockets;
        this.devices = devices;
        this.clock = clock;
    }

    /**
     * A WebSocket (RFC 6455) for decisions and news, for a quarter of an hour or as long as the session by which it was
     * proved.
     */
    @GetMapping(SOCKET)
    @MayCall(GatesPart.DECIDE)
    void socket(Actor actor, HttpServletRequest request, HttpServletResponse response)
            throws IOException, DeploymentException {
        DeviceId device = devices.device(actor).id();
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            throw new ProblemException(GatesProblem.UPGRADE_MISSING);
        }
        if (!fromHere(request)) {
            throw new ProblemException(KernelProblem.NOT_PERMITTED);
        }
        ReaderSocket socket = sockets.socket(
                device, ReaderRecogniser.until(request).orElse(clock.instant().plus(ReaderSessions.LIFE)));
        ServerEndpointConfig config = ServerEndpointConfig.Builder.create(ReaderSocket.class, SOCKET)
                .configurator(new Opening(socket))
                .build();
        Object container = request.getServletContext().getAttribute(ServerContainer.class.getName());
        ((ServerContainer) Objects.requireNonNull(container, "a server that speaks WebSocket"))
                .upgradeHttpToWebSocket(request, response, config, Map.of());
    }

    /** A browser says of which site the page is; a machine says nothing. */
    private static boolean fromHere(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        try {
            return origin == null
                    || Optional.ofNullable(URI.create(origin).getAuthority())
                            .filter(authority -> authority.equalsIgnoreCase(request.getHeader(HttpHeaders.HOST)))
                            .isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Hands the connection to its own end, and compresses nothing: frames are small. */
    private static final class Opening extends ServerEndpointConfig.Configurator {

        private final ReaderSocket socket;

        Opening(ReaderSocket socket) {
            this.socket = socket;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(socket);
        }

        @Override
        public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
            return List.of();
        }

        @Override
        public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
            return requested.contains(ReaderRecogniser.PROTOCOL) ? ReaderRecogniser.PROTOCOL : "";
        }

        @Override
        public boolean checkOrigin(String origin) {
            return true;
        }
    }
}
