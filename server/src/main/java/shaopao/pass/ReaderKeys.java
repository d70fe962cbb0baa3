package shaopao.pass;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a reader needs to decide without a network: keys, and the numbers of those whom it may meet. */
@Component
public class ReaderKeys {

    private final CodeSigner signer;
    private final CodeDirectory directory;
    private final PassSettings settings;
    private final Clock clock;

    ReaderKeys(CodeSigner signer, CodeDirectory directory, PassSettings settings, Clock clock) {
        this.signer = signer;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
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
    public List<Long> stoppedNumbers() {
        return directory.stopped(clock.instant().minus(Duration.ofHours(settings.packHours() + 1L)));
    }

    /** A number whose code is good, and whose it is. */
    public record LiveNumber(long number, PassId pass, Holder holder, int purposes) {}
}
