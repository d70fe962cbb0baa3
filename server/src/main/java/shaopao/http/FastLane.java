package shaopao.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;

/**
 * A way around the filters for one kind of machine that sends very many small requests with a proof of its own: a
 * reader at a gate, at noon. Whatever the filters do for pages (cookies, forged requests, headers for browsers,
 * idempotency keys) does nothing for it, and costs more than the request. Implemented above as a bean; the same address
 * without the lane's credential goes the ordinary way to its controller.
 */
public interface FastLane {

    /** Whether the request is of this lane: by its address and the scheme of its credential, nothing else. */
    boolean takes(HttpServletRequest request);

    /** No body is longer. */
    int bytesMax();

    /** Requests of one caller in the long run; twice as many at once. */
    int perSecond();

    /** Proves who asks, and refuses with a problem whoever does not; the work itself waits in the answer. */
    Proven prove(HttpServletRequest request, byte[] body);

    /**
     * A request whose sender is known.
     *
     * @param caller names the sender, for counting what each does
     * @param answer does the work and gives the JSON of its answer
     */
    record Proven(String caller, Supplier<byte[]> answer) {}
}
