package shaopao.pass;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The bytes of a code (ADR 111): 16 bytes of head, and in the signed form 64 bytes of signature.
 *
 * <pre>
 * byte  0       version in the high half (1); bit 0: a signature follows; bits 1 to 3: number of the signing key
 * byte  1       purposes, one bit each in the order of {@link Purpose}; two bits are 0
 * bytes 2-6     pass number, 40 bits
 * bytes 7-9     time step: the low 24 bits of seconds since 1970 divided by 15
 * bytes 10-15   the first 6 bytes of HMAC-SHA256(key of the phone, bytes 0-9 and then 16-79)
 * bytes 16-79   signature over {@link #signedText}: good for one minute
 * </pre>
 *
 * The HMAC covers the signature, so on line one HMAC vouches for every bit. The text form is Base64url without padding.
 * Numbers are written with the highest byte first.
 */
public final class CodeFormat {

    public static final int VERSION = 1;
    public static final int STEP_SECONDS = 15;
    public static final int STEPS_PER_MINUTE = 4;
    /** So many steps a clock may be behind or ahead: 60 s. */
    public static final int STEPS_TOLERATED = 4;

    public static final int HEAD_BYTES = 16;
    public static final int SIGNATURE_BYTES = 64;
    public static final int SIGNED_BYTES = HEAD_BYTES + SIGNATURE_BYTES;

    static final int MAC_BYTES = 6;
    static final int MAC_FROM = HEAD_BYTES - MAC_BYTES;
    static final long NUMBER_MAX = (1L << 40) - 1;

    private static final int SIGNED_BIT = 1;
    private static final int STEP_BITS = 24;
    private static final long STEP_MASK = (1L << STEP_BITS) - 1;
    private static final byte[] DOMAIN = "shaopao-code".getBytes(StandardCharsets.US_ASCII);

    private CodeFormat() {}

    /**
     * A code taken apart, not yet believed.
     *
     * @param key number of the signing key; 0 in the short form
     * @param lowStep the low 24 bits of the time step
     * @param bytes all of it
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Parts(boolean signed, int key, int purposes, long number, int lowStep, byte[] bytes) {

        /** The whole time step: the one nearest to the reader's clock that ends in these bits (8 years around). */
        public long step(long secondsNow) {
            long now = Math.floorDiv(secondsNow, STEP_SECONDS);
            long ahead = (lowStep - now) & STEP_MASK;
            return now + (ahead > STEP_MASK / 2 ? ahead - STEP_MASK - 1 : ahead);
        }

        /** What the HMAC covers: everything but itself. */
        byte[] vouched() {
            byte[] vouched = Arrays.copyOf(bytes, bytes.length - MAC_BYTES);
            System.arraycopy(bytes, HEAD_BYTES, vouched, MAC_FROM, bytes.length - HEAD_BYTES);
            return vouched;
        }

        byte[] mac() {
            return Arrays.copyOfRange(bytes, MAC_FROM, HEAD_BYTES);
        }

        byte[] signature() {
            return Arrays.copyOfRange(bytes, HEAD_BYTES, SIGNED_BYTES);
        }
    }

    /** Takes a code apart; empty when it is no code of this version. There is one spelling of each code. */
    public static Optional<Parts> parts(byte[] bytes) {
        if (bytes.length != HEAD_BYTES && bytes.length != SIGNED_BYTES) {
            return Optional.empty();
        }
        int first = Byte.toUnsignedInt(bytes[0]);
        int purposes = Byte.toUnsignedInt(bytes[1]);
        boolean signed = (first & SIGNED_BIT) != 0;
        int key = first >> 1 & 7;
        boolean whole = first >> 4 == VERSION
                && signed == (bytes.length == SIGNED_BYTES)
                && (signed || key == 0)
                && purposes != 0
                && purposes <= Purpose.ALL_BITS;
        return whole
                ? Optional.of(
                        new Parts(signed, key, purposes, number(bytes, 2, 5), (int) number(bytes, 7, 3), bytes.clone()))
                : Optional.empty();
    }

    /** The head before the HMAC, which covers it and then the signature. */
    public static byte[] head(boolean signed, int key, int purposes, long number, long step) {
        byte[] head = new byte[MAC_FROM];
        head[0] = first(signed, key);
        head[1] = (byte) purposes;
        put(number, head, 2, 5);
        put(step & STEP_MASK, head, 7, 3);
        return head;
    }

    /** A whole code. {@code signature} is empty in the short form. */
    public static byte[] code(byte[] head, byte[] mac, byte[] signature) {
        byte[] code = Arrays.copyOf(head, HEAD_BYTES + signature.length);
        System.arraycopy(mac, 0, code, MAC_FROM, MAC_BYTES);
        System.arraycopy(signature, 0, code, HEAD_BYTES, signature.length);
        return code;
    }

    /** What the server signs ahead for one minute (seconds since 1970 divided by 60): 23 bytes. */
    public static byte[] signedText(int key, int purposes, long number, long minute) {
        byte[] text = Arrays.copyOf(DOMAIN, DOMAIN.length + 11);
        text[DOMAIN.length] = first(true, key);
        text[DOMAIN.length + 1] = (byte) purposes;
        put(number, text, DOMAIN.length + 2, 5);
        put(minute, text, DOMAIN.length + 7, 4);
        return text;
    }

    /** The minute to which a time step belongs. */
    public static long minute(long step) {
        return Math.floorDiv(step, STEPS_PER_MINUTE);
    }

    /** The text form. */
    public static String text(byte[] code) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    }

    /** The bytes of a text form; empty when the text is no such thing or not the one spelling of its bytes. */
    public static Optional<byte[]> bytes(String text) {
        if (text.length() > 4 * SIGNED_BYTES) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return text(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte first(boolean signed, int key) {
        return (byte) (VERSION << 4 | (signed ? key << 1 | SIGNED_BIT : 0));
    }

    private static long number(byte[] bytes, int from, int count) {
        long number = 0;
        for (int i = from; i < from + count; i++) {
            number = number << 8 | Byte.toUnsignedLong(bytes[i]);
        }
        return number;
    }

    private static void put(long number, byte[] into, int from, int count) {
        for (int i = 0; i < count; i++) {
            into[from + i] = (byte) (number >>> (8 * (count - 1 - i)));
        }
    }
}
