package shaopao.people;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes on so many bytes and no more. */
final class LimitedStream extends FilterOutputStream {

    private long left;

    LimitedStream(OutputStream out, long most) {
        super(out);
        this.left = most;
    }

    /** There was more. */
    static final class FullException extends IOException {}

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        left -= length;
        if (left < 0) {
            throw new FullException();
        }
        out.write(bytes, offset, length);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }
}
