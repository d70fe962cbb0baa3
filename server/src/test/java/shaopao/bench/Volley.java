package shaopao.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Many connections that each ask again as soon as they are answered, driven by one thread, so that the driver takes
 * little of the cores that it shares with what it measures.
 */
final class Volley {

    private static final int ANSWER_MAX = 16_384;
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final int port;
    private final Tally tally = new Tally();

    Volley(int port) {
        this.port = port;
    }

    /** What connections ask, and what they make of the answer. */
    interface Side {

        byte[] request(int connection);

        void answered(boolean good, String body);
    }

    private static final class Line {

        private final int nth;
        private final byte[] bytes = new byte[ANSWER_MAX];
        private final ByteBuffer in = ByteBuffer.wrap(bytes);
        private ByteBuffer out = ByteBuffer.allocate(0);
        private long begun;

        Line(int nth) {
            this.nth = nth;
        }
    }

    /** Asks until the time is over, and waits for the last answers. */
    Tally run(int connections, long nanos, Side side) throws IOException {
        try (Selector selector = Selector.open()) {
            long until = System.nanoTime() + nanos;
            int open = 0;
            for (; open < connections; open++) {
                SocketChannel channel =
                        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                channel.socket().setTcpNoDelay(true);
                channel.configureBlocking(false);
                Line line = new Line(open);
                channel.register(selector, SelectionKey.OP_READ, line);
                ask(channel, line, side);
            }
            while (open > 0) {
                if (selector.select(30_000) == 0) {
                    throw new IOException("no answer for 30 s");
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    if (!serve(key, until, side)) {
                        key.channel().close();
                        open--;
                    }
                }
                selector.selectedKeys().clear();
            }
        }
        return tally;
    }

    private boolean serve(SelectionKey key, long until, Side side) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        Line line = (Line) key.attachment();
        if (channel.read(line.in) < 0) {
            throw new EOFException("the server hung up");
        }
        int end = whole(line);
        if (end < 0) {
            return true;
        }
        tally.add(System.nanoTime() - line.begun);
        String answer = new String(line.bytes, 0, end, StandardCharsets.UTF_8);
        line.in.clear();
        side.answered(answer.startsWith("HTTP/1.1 200"), answer.substring(answer.indexOf("\r\n\r\n") + 4));
        if (System.nanoTime() >= until) {
            return false;
        }
        ask(channel, line, side);
        return true;
    }

    private static void ask(SocketChannel channel, Line line, Side side) throws IOException {
        line.out = ByteBuffer.wrap(side.request(line.nth));
        line.begun = System.nanoTime();
        channel.write(line.out);
        if (line.out.hasRemaining()) {
            throw new IOException("a request did not fit into the buffer of its socket");
        }
    }

    /** Where the answer ends; −1 while some of it is under way. */
    private static int whole(Line line) {
        byte[] bytes = line.bytes;
        int read = line.in.position();
        for (int at = 0; at + HEAD_END.length <= read; at++) {
            if (Arrays.equals(bytes, at, at + HEAD_END.length, HEAD_END, 0, HEAD_END.length)) {
                int end = at + HEAD_END.length + length(new String(bytes, 0, at, StandardCharsets.ISO_8859_1));
                return read >= end ? end : -1;
            }
        }
        return -1;
    }

    private static int length(String head) {
        int at = head.toLowerCase(Locale.ROOT).indexOf("content-length:");
        if (at < 0) {
            throw new IllegalStateException("an answer without a length: " + head);
        }
        int end = head.indexOf('\r', at);
        return Integer.parseInt(
                head.substring(at + 15, end < 0 ? head.length() : end).strip());
    }
}
