package shaopao.http;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;

@RestController
class EventsController {

    private final LiveStreams streams;

    EventsController(LiveStreams streams) {
        this.streams = streams;
    }

    /**
     * Server-sent events of the caller, a person or a device, one stream for one open page. Last-Event-ID is allowed
     * and not needed.
     */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(Actor actor, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        return streams.open(
                actor.kind() == Actor.Kind.DEVICE
                        ? actor.id().orElseThrow()
                        : actor.person().value());
    }
}
