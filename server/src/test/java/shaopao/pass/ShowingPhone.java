package shaopao.pass;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A phone that shows codes, as the page on it makes them. */
final class ShowingPhone {

    private static final byte[] NONE = new byte[0];

    private final long number;
    private final SecretKey key;
    private final int signingKey;
    private final int purposes;
    private final long fromMinute;
    private final byte[] signatures;

    ShowingPhone(Phones.BoundPhone bound) {
        this(
                bound.number(),
                Base64.getUrlDecoder().decode(bound.key()),
                bound.minutes().key(),
                bound.minutes().purposes(),
                bound.minutes().fromMinute(),
                Base64.getUrlDecoder().decode(bound.minutes().signatures()));
    }

    ShowingPhone(long number, byte[] key, int signingKey, int purposes, long fromMinute, byte[] signatures) {
        this.number = number;
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.signingKey = signingKey;
        this.purposes = purposes;
        this.fromMinute = fromMinute;
        this.signatures = signatures.clone();
    }

    long number() {
        return number;
    }

    /** The signed form at a moment for which the phone has a signature. */
    byte[] signed(Instant at) {
        long step = CodeRules.stepOf(at);
        int place = Math.toIntExact(CodeFormat.minute(step) - fromMinute) * CodeFormat.SIGNATURE_BYTES;
        byte[] signature = Arrays.copyOfRange(signatures, place, place + CodeFormat.SIGNATURE_BYTES);
        return code(CodeFormat.head(true, signingKey, purposes, number, step), signature);
    }

    /** The short form, as without signed minutes. */
    byte[] brief(Instant at) {
        return code(CodeFormat.head(false, 0, purposes, number, CodeRules.stepOf(at)), NONE);
    }

    /** What proves that the phone holds its key; no page shows it. */
    byte[] proof(Instant at) {
        return code(CodeFormat.head(false, 0, Purpose.VERIFY.bit(), number, CodeRules.stepOf(at)), NONE);
    }

    String text(Instant at) {
        return CodeFormat.text(signed(at));
    }

    private byte[] code(byte[] head, byte[] signature) {
        byte[] vouched = Arrays.copyOf(head, head.length + signature.length);
        System.arraycopy(signature, 0, vouched, head.length, signature.length);
        return CodeFormat.code(head, CodeReader.mac(key, vouched), signature);
    }
}
