package shaopao.pass;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import shaopao.pass.Reading.Refused;

/**
 * Tells whether a code or card is good, from memory alone: no database, no lock, some microseconds. Whether a code was
 * accepted before is another question, which {@link Passes#recordAll} answers for many at once.
 */
@Component
public final class CodeReader {

    private static final String HMAC = "HmacSHA256";

    /** Unknown numbers cost the same time as known ones. */
    private static final SecretKey NOBODYS = new SecretKeySpec(new byte[32], HMAC);

    private final CodeDirectory directory;

    CodeReader(CodeDirectory directory) {
        this.directory = directory;
    }

    /** Reads a code or a card on line. A printed pass is counted in the database: {@link Passes#read} takes it. */
    public Reading verify(Shown shown, Reader reader, Purpose purpose, Instant at) {
        return verify(shown, reader, purpose, at, UnaryOperator.identity());
    }

    /** The same, by what was known at another time. */
    Reading verify(Shown shown, Reader reader, Purpose purpose, Instant at, UnaryOperator<Known> then) {
        return switch (shown) {
            case Shown.Code code ->
                CodeFormat.parts(code.bytes())
                        .map(parts ->
                                judge(parts, directory.number(parts.number()).map(then), reader, purpose, at))
                        .orElseGet(() -> Refused.of(PassRefusal.MALFORMED));
            case Shown.Card card ->
                directory
                        .card(card.number())
                        .map(then)
                        .map(known -> CodeRules.plain(known, Carrier.CARD, reader, purpose, at))
                        .orElseGet(() -> Refused.of(PassRefusal.UNKNOWN));
            case Shown.Paper _ -> Refused.of(PassRefusal.UNKNOWN);
        };
    }

    /** Reads a code on line, of either form. */
    public Reading verify(byte[] bytes, Reader reader, Purpose purpose, Instant at) {
        return verify(new Shown.Code(bytes), reader, purpose, at);
    }

    /**
     * Whether a phone holds the key of the number that it names: by this it gets signed minutes. Only the short form
     * for proving alone counts, which no phone shows, so a picture of a code proves nothing. Its step may be a day
     * off, for clocks that were set meanwhile.
     */
    Optional<Known> prove(byte[] bytes, Instant at) {
        Optional<CodeFormat.Parts> code =
                CodeFormat.parts(bytes).filter(parts -> !parts.signed() && parts.purposes() == Purpose.VERIFY.bit());
        return code.flatMap(parts -> directory.number(parts.number()))
                .filter(known -> known.endedAt().isEmpty())
                .filter(known -> fits(code.orElseThrow(), known.key().orElse(NOBODYS)))
                .filter(_ -> CodeRules.sameDay(code.orElseThrow().step(at.getEpochSecond()), at));
    }

    private static boolean fits(CodeFormat.Parts code, SecretKey key) {
        return MessageDigest.isEqual(code.mac(), mac(key, code.vouched()));
    }

    private static Reading judge(
            CodeFormat.Parts code, Optional<Known> known, Reader reader, Purpose purpose, Instant at) {
        boolean fits = fits(code, known.flatMap(Known::key).orElse(NOBODYS));
        if (known.isEmpty()) {
            return Refused.of(PassRefusal.UNKNOWN);
        }
        return fits && known.get().key().isPresent()
                ? CodeRules.code(code, code.step(at.getEpochSecond()), known.get(), reader, purpose, at)
                : new Refused(PassRefusal.FORGED, Optional.of(known.get().pass()));
    }

    /**
     * Judges a signed code as a reader without a network does, by the keys in its bundle; empty when it is good. Frozen
     * and replaced numbers, and what was accepted before, the reader looks up in its own lists.
     */
    public static Optional<PassRefusal> verifySigned(byte[] bytes, List<ReaderKey> keys, Purpose purpose, Instant at) {
        Optional<CodeFormat.Parts> code = CodeFormat.parts(bytes);
        if (code.isEmpty() || !code.get().signed()) {
            return Optional.of(PassRefusal.MALFORMED);
        }
        return keys.stream()
                .filter(key -> key.number() == code.get().key())
                .findFirst()
                .map(key -> CodeRules.signed(code.get(), key, purpose, at))
                .orElse(Optional.of(PassRefusal.FORGED));
    }

    /** The first bytes of the HMAC of a code under a key. */
    static byte[] mac(SecretKey key, byte[] vouched) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return java.util.Arrays.copyOf(mac.doFinal(vouched), CodeFormat.MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
