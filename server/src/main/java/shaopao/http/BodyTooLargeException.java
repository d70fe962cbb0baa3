package shaopao.http;

import java.io.IOException;

/** The body went past its limit while it was read. */
final class BodyTooLargeException extends IOException {

    BodyTooLargeException(long bytesMax) {
        super("More than " + bytesMax + " bytes");
    }
}
