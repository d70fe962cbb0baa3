package shaopao.pass;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What a reader without a network needs to decide: keys, and the names of those whom it may meet. A name is bytes in
 * hexadecimal: the 5 of a pass number, the 32 of the slow hash of a card or printed pass, or the 16 of a pass that has
 * no number.
 */
@Component
public class ReaderKeys {

    private final CodeSigner signer;
    private final CodeDirectory directory;
    private final CardStore cards;
    private final PassKeys keys;
    private final PassSettings settings;

    ReaderKeys(CodeSigner signer, CodeDirectory directory, CardStore cards, PassKeys keys, PassSettings settings) {
        this.signer = signer;
        this.directory = directory;
        this.cards = cards;
        this.keys = keys;
        this.settings = settings;
    }

    /** The public keys by which signed codes are checked. */
    public List<ReaderKey> keys() {
        return signer.readerKeys();
    }

    /**
     * All numbers that are good now, as this node knows them: a reader without a network accepts these and no others,
     * so that a frozen pass, a replaced phone and a visit that was called off are out with the next bundle.
     */
    public List<LiveNumber> liveNumbers() {
        return directory.live();
    }

    /**
     * Numbers that are good no more, though their phones may hold signed minutes still: of frozen passes, and of phones
     * that were replaced since the last pack of them began. For readers that take whoever has a signed code but these.
     */
    public List<Long> stoppedNumbers(Instant now) {
        return directory.stopped(now.minus(Duration.ofHours(settings.packHours() + 1L)));
    }

    /** Cards that are good now, and printed passes of today and tomorrow. */
    public List<LiveCarrier> liveCarriers(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, PassCards.ZONE);
        return Stream.concat(directory.liveCards().stream(), cards.livePapers(today, today.plusDays(1)).stream())
                .toList();
    }

    /** How a reader turns a card or printed pass into its name. */
    public SlowHash slowHash() {
        return new SlowHash(keys.readerSalt(), PassKeys.READER_ROUNDS);
    }

    /** Calls the hearer at once for what changes on any node; it must not wait. */
    public void tell(Consumer<ReaderNews> hearer) {
        directory.tell(hearer);
    }

    /** The name of a pass number. */
    public static String name(long number) {
        return HexFormat.of().toHexDigits(number, 10);
    }

    /** The name of a pass itself. */
    public static String name(PassId pass) {
        return pass.toString().replace("-", "");
    }

    /** A number whose code is good, and whose it is. */
    public record LiveNumber(long number, String name, PassId pass, Holder holder, int purposes) {}

    /**
     * A card or a printed pass that is good.
     *
     * @param paper when a printed pass is good; empty for a card
     */
    public record LiveCarrier(String name, PassId pass, Holder holder, int purposes, Optional<PaperTime> paper) {}

    /** From and until when a printed pass is good, and whether for one use. */
    public record PaperTime(Instant from, Instant until, boolean once) {}

    /**
     * PBKDF2 with HMAC-SHA256 over {@code card:} or {@code paper:} and the text without spaces, colons and hyphens, in
     * capitals; 32 bytes.
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record SlowHash(byte[] salt, int rounds) {}
}
