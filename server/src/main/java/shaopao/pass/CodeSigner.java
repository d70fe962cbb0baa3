package shaopao.pass;

import java.util.List;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.CipherParameters;
import org.springframework.stereotype.Component;
import shaopao.secrets.Secrets;

/**
 * Signs codes ahead of time. A key has a number of 0 to 7, generation and kind together, so that readers take codes of
 * the former generation until the last pack of it is used up.
 */
@Component
class CodeSigner {

    private static final int GENERATIONS = 4;

    private final Secrets secrets;
    private final SignatureKind kind;
    private final int generation;
    private final CipherParameters key;

    CodeSigner(Secrets secrets, PassSettings settings) {
        this.secrets = secrets;
        this.kind = settings.signature();
        this.generation = Math.floorMod(settings.keyGeneration(), GENERATIONS);
        this.key = kind.privateKey(seed(kind, generation));
    }

    /** Number of the key that signs now. */
    int number() {
        return number(kind, generation);
    }

    byte[] sign(int purposes, long number, long minute) {
        return kind.sign(key, CodeFormat.signedText(number(), purposes, number, minute));
    }

    /** What readers need: the keys of this generation and of the one before, of both kinds. */
    List<ReaderKey> readerKeys() {
        return IntStream.of(generation, Math.floorMod(generation - 1, GENERATIONS))
                .boxed()
                .flatMap(past -> List.of(SignatureKind.values()).stream()
                        .map(one -> new ReaderKey(number(one, past), one, one.publicKey(seed(one, past)))))
                .toList();
    }

    private static int number(SignatureKind kind, int generation) {
        return generation * 2 + kind.number();
    }

    private byte[] seed(SignatureKind of, int past) {
        return secrets.key("pass.signing." + of + "." + past, "Generic").getEncoded();
    }
}
