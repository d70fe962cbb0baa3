package shaopao.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import shaopao.http.LiveEvents.Message;
import shaopao.kernel.ProblemException;

/**
 * The open pages of this node. Each has a short queue and a virtual thread that writes it out, so that a page on a slow
 * network holds up nobody; a page that falls behind its queue is closed, comes back by itself and reads anew.
 */
@Component
class LiveStreams implements SmartLifecycle {

    private static final int QUEUE_MAX = 64;
    private static final Message END = new Message("", "", "end", "");
    private static final Message YIELD = new Message("", "", "yield", "");
    private static final long YIELDED_COMES_BACK_MS = 60_000;

    private final Map<String, Collection<Stream>> streams = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final HttpSettings settings;
    private volatile boolean running;
    private volatile boolean listening;

    LiveStreams(HttpSettings settings) {
        this.settings = settings;
    }

    /**
     * Opens a stream; refuses when all together have too many. When the person or device has too many, the oldest makes
     * room: most likely its page is gone and nobody has noticed yet, and if not, it comes back after a while.
     */
    SseEmitter open(UUID reader) {
        Stream stream = new Stream(reader.toString());
        if (!running || count.incrementAndGet() > settings.streamsMax()) {
            count.decrementAndGet();
            throw new ProblemException(HttpProblem.TOO_MANY_STREAMS, Map.of("retryAfter", 30));
        }
        streams.compute(stream.person, (_, open) -> {
            Collection<Stream> all = open == null ? new CopyOnWriteArrayList<>() : open;
            all.add(stream);
            all.stream()
                    .limit(Math.max(0, all.size() - settings.streamsPerPerson()))
                    .forEach(oldest -> oldest.offer(YIELD));
            return all;
        });
        Thread.ofVirtual().name("live-" + reader).start(stream);
        return stream.emitter;
    }

    /** Hands a message to the pages of its persons. */
    void deliver(Message message) {
        for (String person : message.to().split(",", -1)) {
            streams.getOrDefault(person, List.of()).forEach(stream -> stream.offer(message));
        }
    }

    /** Tells every page to look again: messages may have been missed. */
    void deliverToAll(Message message) {
        streams.values().forEach(open -> open.forEach(stream -> stream.offer(message)));
    }

    int count() {
        return count.get();
    }

    boolean listening() {
        return listening;
    }

    void listening(boolean now) {
        listening = now;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Closes all streams first of all, so that the web server has none to wait for. */
    @Override
    public void stop() {
        running = false;
        streams.values().forEach(open -> open.forEach(stream -> stream.offer(END)));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    /** One open page. */
    private final class Stream implements Runnable {

        private final String person;
        private final SseEmitter emitter = new SseEmitter(0L);
        private final ArrayBlockingQueue<Message> queue = new ArrayBlockingQueue<>(QUEUE_MAX);

        Stream(String person) {
            this.person = person;
        }

        void offer(Message message) {
            if (!queue.offer(message)) {
                queue.clear();
                queue.offer(END);
            }
        }

        @Override
        public void run() {
            try {
                write();
                emitter.complete();
            } catch (IOException | IllegalStateException e) {
                emitter.completeWithError(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                close();
            }
        }

        private void write() throws IOException, InterruptedException {
            long end = System.nanoTime() + settings.streamTimeMax().toNanos();
            emitter.send(SseEmitter.event().reconnectTime(3_000).comment("open"));
            while (System.nanoTime() < end) {
                Message message = queue.poll(heartbeat().toMillis(), TimeUnit.MILLISECONDS);
                if (YIELD.equals(message)) {
                    emitter.send(SseEmitter.event().reconnectTime(YIELDED_COMES_BACK_MS));
                }
                if (YIELD.equals(message) || END.equals(message)) {
                    return;
                }
                emitter.send(
                        message == null
                                ? SseEmitter.event().comment("alive")
                                : SseEmitter.event()
                                        .id(message.id())
                                        .name(message.type())
                                        .data(message.data()));
            }
        }

        private Duration heartbeat() {
            return settings.heartbeat();
        }

        private void close() {
            count.decrementAndGet();
            streams.computeIfPresent(person, (_, open) -> {
                open.remove(this);
                return open.isEmpty() ? null : open;
            });
        }
    }
}
