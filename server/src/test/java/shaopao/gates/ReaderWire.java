package shaopao.gates;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The socket of a reader of somebody else, by docs/api/readers.md alone. */
final class ReaderWire implements WebSocket.Listener, AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SECONDS_MAX = 20;

    private final LinkedBlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private @Nullable WebSocket socket;
    private volatile boolean deaf;

    private ReaderWire() {}

    /** A server that refuses the upgrade says so by its status. */
    static final class NotOpened extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final int status;

        NotOpened(int status) {
            super("status " + status);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /** @param protocols the name of the protocol and the proof, or none */
    static ReaderWire open(HttpClient http, URI address, Map<String, String> headers, List<String> protocols)
            throws InterruptedException {
        ReaderWire wire = new ReaderWire();
        WebSocket.Builder builder = http.newWebSocketBuilder();
        headers.forEach(builder::header);
        if (!protocols.isEmpty()) {
            builder.subprotocols(
                    protocols.getFirst(), protocols.subList(1, protocols.size()).toArray(String[]::new));
        }
        try {
            wire.socket = builder.buildAsync(address, wire).get();
            return wire;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                throw new NotOpened(refused.getResponse().statusCode());
            }
            throw new IllegalStateException(e);
        }
    }

    private WebSocket open() {
        return Objects.requireNonNull(socket);
    }

    void ask(long number, String code) {
        say(JSON.writeValueAsString(Map.of("number", number, "code", code)));
    }

    void say(String text) {
        open().sendText(text, true).join();
    }

    void sayBytes(byte[] bytes) {
        open().sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** Takes nothing more off the line until it listens again. */
    void stopListening() {
        deaf = true;
    }

    void listen() {
        deaf = false;
        open().request(Long.MAX_VALUE);
    }

    /** The next frame, however long it takes. */
    JsonNode next() throws InterruptedException {
        return heard.take();
    }

    /** The next frame in which a member has this value; a missing one is a failure. */
    JsonNode next(String member, Object value) throws InterruptedException {
        return next(
                frame -> frame.has(member) && frame.get(member).asString().equals(value.toString()),
                member + " " + value);
    }

    /** The next frame that has the member. */
    JsonNode next(String member) throws InterruptedException {
        return next(frame -> frame.has(member), member);
    }

    private JsonNode next(Predicate<JsonNode> wanted, String words) throws InterruptedException {
        @Nullable JsonNode next = heard.poll(SECONDS_MAX, TimeUnit.SECONDS);
        while (next != null && !wanted.test(next)) {
            next = heard.poll(SECONDS_MAX, TimeUnit.SECONDS);
        }
        if (next == null) {
            throw new AssertionError("no frame with " + words);
        }
        return next;
    }

    /** With which code the server closed. */
    int end() throws InterruptedException, ExecutionException, TimeoutException {
        return ended.get(SECONDS_MAX, TimeUnit.SECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            heard.add(JSON.readTree(part.toString().getBytes(StandardCharsets.UTF_8)));
            part.setLength(0);
        }
        if (!deaf) {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        ended.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        ended.completeExceptionally(failure instanceof IOException ? failure : new IOException(failure));
    }

    @Override
    public void close() {
        open().abort();
    }
}
