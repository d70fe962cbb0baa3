package shaopao.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/** A request whose body stops at a limit and, when asked, is fingerprinted while it is read. */
final class BoundedRequest extends HttpServletRequestWrapper {

    private long bytesMax;
    private @Nullable Mac fingerprint;
    private @Nullable Body body;
    private @Nullable String digest;

    BoundedRequest(HttpServletRequest request, long bytesMax) {
        super(request);
        this.bytesMax = bytesMax;
    }

    static Optional<BoundedRequest> in(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getNativeRequest(request, BoundedRequest.class));
    }

    /** The limit of the endpoint, once it is known. */
    void limit(long bytes) {
        bytesMax = bytes;
    }

    long bytesMax() {
        return bytesMax;
    }

    /** True when the sender says beforehand that it is too much. */
    boolean declaresTooMuch() {
        return getContentLengthLong() > bytesMax;
    }

    void fingerprintWith(Mac mac) {
        fingerprint = mac;
    }

    /** The fingerprint of the whole body; reads what nobody has read yet. */
    String fingerprint() throws IOException {
        if (digest != null) {
            return digest;
        }
        Mac mac = fingerprint;
        if (mac == null) {
            throw new IllegalStateException("No fingerprint was asked for");
        }
        getInputStream().skip(Long.MAX_VALUE);
        return HexFormat.of().formatHex(mac.doFinal());
    }

    /** Takes the body into memory, so that a slow sender keeps no transaction waiting; within the limit. */
    void readWhole() throws IOException {
        byte[] read = getInputStream().readAllBytes();
        Mac mac = fingerprint;
        fingerprint = null;
        body = new Body(new Memory(read));
        digest = mac == null ? null : HexFormat.of().formatHex(mac.doFinal());
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new Body(super.getInputStream());
        }
        return body;
    }

    /** A body that has arrived. */
    private static final class Memory extends ServletInputStream {

        private final java.io.ByteArrayInputStream bytes;

        Memory(byte[] bytes) {
            this.bytes = new java.io.ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("All is here");
        }
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private final class Body extends ServletInputStream {

        private final ServletInputStream source;
        private long bytes;

        Body(ServletInputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = source.read(target, offset, length);
            if (count > 0) {
                bytes += count;
                if (bytes > bytesMax) {
                    throw new BodyTooLargeException(bytesMax);
                }
                if (fingerprint != null) {
                    fingerprint.update(target, offset, count);
                }
            }
            return count;
        }

        @Override
        public long skip(long wanted) throws IOException {
            byte[] buffer = new byte[8192];
            long skipped = 0;
            while (skipped < wanted) {
                int count = read(buffer, 0, (int) Math.min(buffer.length, wanted - skipped));
                if (count < 0) {
                    break;
                }
                skipped += count;
            }
            return skipped;
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
