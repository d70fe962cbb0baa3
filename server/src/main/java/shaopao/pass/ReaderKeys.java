package shaopao.pass;

import java.util.List;
import org.springframework.stereotype.Component;

/** What a reader needs to decide without a network: keys, and the numbers of those whom it may meet. */
@Component
public class ReaderKeys {

    private final CodeSigner signer;
    private final CodeDirectory directory;

    ReaderKeys(CodeSigner signer, CodeDirectory directory) {
        this.signer = signer;
        this.directory = directory;
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

    /** A number whose code is good, and whose it is. */
    public record LiveNumber(long number, PassId pass, Holder holder, int purposes) {}
}
