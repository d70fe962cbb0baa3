package shaopao.wallet;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import shaopao.wallet.spi.PaymentChannel.Returned;

/** A payment service of a test: signs and verifies as the real one does, and tells what the test says. */
interface PaymentStub {

    /** The channel that asks it. */
    String code();

    /** How links of it begin. */
    String link();

    /** Somebody pays, as much as the order says. */
    void pays(String number);

    /** Somebody pays another amount. */
    void pays(String number, int cents);

    /** Nobody will pay any more. */
    void closes(String number);

    /** What it sends by itself; a forged one is signed by a stranger. */
    Sent told(String number, boolean forged);

    /** What becomes of refunds from now on. */
    void refunds(Returned how);

    /** Whether a refund was asked for. */
    boolean asked(String refund);

    /** It answers nothing of use. */
    void away(boolean away);

    /** Its answers are signed by a stranger. */
    void forging(boolean forging);

    /** No longer reached; not {@code AutoCloseable}, since the arguments of a test would be closed after it. */
    void stop();

    static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In Base64, as both services write signatures. */
    static String sign(String text, PrivateKey key) {
        try {
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(key);
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean signed(String text, String signature, PublicKey key) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A message to us. */
    record Sent(Map<String, String> headers, String body) {}
}
