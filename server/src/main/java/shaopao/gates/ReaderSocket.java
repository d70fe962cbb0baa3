package shaopao.gates;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shaopao.devices.DeviceId;
import shaopao.gates.SocketFrames.Ask;

/**
 * One open connection of a reader. What goes out waits in a short queue that a thread of its own writes, so that a slow
 * reader holds up nobody; one that falls behind its queue, or is silent for long, is closed and comes back by itself.
 */
final class ReaderSocket extends Endpoint {

    /** So many questions may be under way. */
    static final int TOGETHER_MAX = 16;

    static final int FRAME_BYTES_MAX = 1_024;

    private static final Logger LOG = LoggerFactory.getLogger(ReaderSocket.class);
    private static final int QUEUE_MAX = 64;
    private static final Duration PING = Duration.ofSeconds(20);
    private static final Duration SILENCE_MAX = Duration.ofSeconds(50);
    private static final long WRITE_MILLIS_MAX = 5_000;
    private static final String WRITE_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    private final ArrayBlockingQueue<Out> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final AtomicInteger underWay = new AtomicInteger();
    private final DeviceId device;
    private final Instant from;
    private final Instant until;
    private final SocketFrames frames;
    private final Consumer<ReaderSocket> opened;
    private final Consumer<ReaderSocket> closed;
    private volatile long heardNanos = System.nanoTime();
    private long second;
    private int within;

    /** @param until the connection ends */
    ReaderSocket(
            DeviceId device,
            Instant from,
            Instant until,
            SocketFrames frames,
            Consumer<ReaderSocket> opened,
            Consumer<ReaderSocket> closed) {
        this.device = device;
        this.from = from;
        this.until = until;
        this.frames = frames;
        this.opened = opened;
        this.closed = closed;
    }

    /** Why the server closes; the codes are the program's own where the standard (RFC 6455) has none. */
    enum End {
        GOING_AWAY(1001),
        NO_FRAME(1008),
        TOO_SLOW(1013),
        SESSION_OVER(4001),
        REPLACED(4002),
        REVOKED(4003);

        private final int code;

        End(int code) {
            this.code = code;
        }

        CloseReason reason() {
            return new CloseReason(CloseReason.CloseCodes.getCloseCode(code), name());
        }
    }

    private sealed interface Out {
        record Frame(String text) implements Out {}

        record Last(End why) implements Out {}
    }

    DeviceId device() {
        return device;
    }

    Instant from() {
        return from;
    }

    Instant until() {
        return until;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.setMaxTextMessageBufferSize(FRAME_BYTES_MAX);
        session.setMaxBinaryMessageBufferSize(1);
        session.getUserProperties().put(WRITE_TIMEOUT, WRITE_MILLIS_MAX);
        session.addMessageHandler(String.class, this::heard);
        session.addMessageHandler(ByteBuffer.class, _ -> end(End.NO_FRAME));
        session.addMessageHandler(PongMessage.class, _ -> heardNanos = System.nanoTime());
        opened.accept(this);
        Thread.ofVirtual().name("reader-" + device).start(() -> write(session));
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        closed.accept(this);
    }

    @Override
    public void onError(Session session, Throwable failure) {
        LOG.debug("The connection of reader {} broke", device, failure);
    }

    /** Called for one frame after the other. */
    private void heard(String text) {
        heardNanos = System.nanoTime();
        @Nullable Ask ask = frames.ask(text).orElse(null);
        if (ask == null) {
            end(End.NO_FRAME);
        } else if (tooOften() || underWay.get() >= TOGETHER_MAX) {
            say(frames.declined(ask, GatesProblem.GATES_BUSY));
        } else {
            underWay.incrementAndGet();
            Thread.ofVirtual().name("reader-ask-" + device).start(() -> answer(ask));
        }
    }

    private void answer(Ask ask) {
        try {
            say(frames.answer(device, ask));
        } finally {
            underWay.decrementAndGet();
        }
    }

    private boolean tooOften() {
        long now = System.nanoTime() / 1_000_000_000;
        within = now == second ? within + 1 : 1;
        second = now;
        return within > frames.perSecond();
    }

    /** Never waits. */
    void say(String frame) {
        if (!queue.offer(new Out.Frame(frame))) {
            end(End.TOO_SLOW);
        }
    }

    /** Closes it; what waits is not sent any more. */
    void end(End why) {
        queue.clear();
        queue.offer(new Out.Last(why));
    }

    private void write(Session session) {
        try {
            long pinged = System.nanoTime();
            while (session.isOpen()) {
                @Nullable Out next = queue.poll(PING.toNanos() - (System.nanoTime() - pinged), TimeUnit.NANOSECONDS);
                if (next instanceof Out.Frame(String text)) {
                    session.getBasicRemote().sendText(text);
                } else if (next instanceof Out.Last(End why)) {
                    session.close(why.reason());
                } else if (System.nanoTime() - heardNanos > SILENCE_MAX.toNanos()) {
                    session.close(End.TOO_SLOW.reason());
                }
                if (System.nanoTime() - pinged >= PING.toNanos() && session.isOpen()) {
                    session.getBasicRemote().sendPing(ByteBuffer.allocate(0));
                    pinged = System.nanoTime();
                }
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("Reader {} is not reached", device, e);
            drop(session);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            drop(session);
        }
    }

    private static void drop(Session session) {
        try {
            session.close(End.TOO_SLOW.reason());
        } catch (IOException | IllegalStateException e) {
            LOG.debug("Already closed", e);
        }
    }
}
