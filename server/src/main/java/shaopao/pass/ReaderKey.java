package shaopao.pass;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.bouncycastle.crypto.CipherParameters;

/**
 * A public key by which a reader without a network checks signed codes.
 *
 * @param number as codes name it
 * @param publicKey 32 bytes (Ed25519) or 65 (SM2)
 */
@SuppressWarnings("ArrayRecordComponent")
public record ReaderKey(int number, SignatureKind kind, byte[] publicKey) {

    /** True when the code was signed by the server for this minute. */
    public boolean signed(CodeFormat.Parts code, long minute) {
        byte[] text = CodeFormat.signedText(number, code.purposes(), code.number(), minute);
        return code.signed() && code.key() == number && kind.fits(read(), text, code.signature());
    }

    @JsonIgnore
    private CipherParameters read() {
        return kind.read(publicKey);
    }
}
