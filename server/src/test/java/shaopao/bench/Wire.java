package shaopao.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import shaopao.access.Accounts;

/**
 * One connection that is kept open, speaking just enough HTTP/1.1, so that the driver takes little of the cores that it
 * shares with what it measures. It keeps cookies and sends the token against forged requests, as a page does.
 */
final class Wire implements AutoCloseable {

    private static final int TIME_MAX_MILLIS = 30_000;

    private final int port;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private final Map<String, String> cookies = new TreeMap<>();
    private String known = "Host: 127.0.0.1\r\n";
    private int length;
    private boolean chunked;
    private boolean over;

    Wire(int port) throws IOException {
        this.port = port;
        socket = new Socket();
        in = InputStream.nullInputStream();
        out = OutputStream.nullOutputStream();
        connect();
    }

    private void connect() throws IOException {
        socket.close();
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIME_MAX_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        out = socket.getOutputStream();
        over = false;
    }

    /** A connection of a person who has just signed in by password. */
    static Wire signedIn(BenchProgram program, Accounts accounts, Cast.Someone person, String password)
            throws IOException {
        accounts.open(person.id(), password);
        Wire wire = new Wire(program.port());
        wire.signIn(person.number(), password);
        return wire;
    }

    /** What came back. */
    record Answer(int status, String body) {}

    void signIn(String number, String password) throws IOException {
        get("/api/access/methods");
        Answer answer =
                post("/api/access/sign-in", "", "{\"number\":\"" + number + "\",\"password\":\"" + password + "\"}");
        if (answer.status() != 200) {
            throw new IOException(number + " cannot sign in: " + answer.body());
        }
    }

    Answer get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\n" + known + "\r\n", "");
    }

    /**
     * @param key sent as the idempotency key; none when it is empty
     */
    Answer post(String path, String key, String body) throws IOException {
        return send(
                "POST " + path + " HTTP/1.1\r\n" + known + "Content-Type: application/json\r\n"
                        + (key.isEmpty() ? "" : "Idempotency-Key: " + key + "\r\n"),
                body);
    }

    private Answer send(String head, String body) throws IOException {
        if (over) {
            connect();
        }
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String first = content.length == 0 ? head : head + "Content-Length: " + content.length + "\r\n\r\n";
        ByteArrayOutputStream whole = new ByteArrayOutputStream(first.length() + content.length);
        whole.write(first.getBytes(StandardCharsets.ISO_8859_1));
        whole.write(content);
        out.write(whole.toByteArray());
        int status = Integer.parseInt(line().substring(9, 12));
        head();
        byte[] answer = chunked ? chunks() : exactly(length);
        return new Answer(status, new String(answer, StandardCharsets.UTF_8));
    }

    private void head() throws IOException {
        length = 0;
        chunked = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Integer.parseInt(value);
                case "connection" -> over = value.equalsIgnoreCase("close");
                case "transfer-encoding" -> chunked = value.equals("chunked");
                case "set-cookie" -> cookie(value.split(";", 2)[0]);
                default -> {}
            }
        }
    }

    private void cookie(String pair) {
        String[] parts = pair.split("=", 2);
        cookies.put(parts[0], parts[1]);
        StringBuilder header = new StringBuilder("Host: 127.0.0.1\r\nCookie: ");
        cookies.forEach(
                (name, value) -> header.append(name).append('=').append(value).append("; "));
        header.setLength(header.length() - 2);
        header.append("\r\n");
        if (cookies.containsKey("XSRF-TOKEN")) {
            header.append("X-XSRF-TOKEN: ").append(cookies.get("XSRF-TOKEN")).append("\r\n");
        }
        known = header.toString();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(exactly(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private byte[] exactly(int bytes) throws IOException {
        byte[] read = in.readNBytes(bytes);
        if (read.length < bytes) {
            throw new EOFException("The answer broke off");
        }
        return read;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new EOFException("The connection was closed");
            }
            if (one != '\r') {
                line.append((char) one);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
