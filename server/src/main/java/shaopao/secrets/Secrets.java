package shaopao.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Derives one key per purpose from the installation's secret (HKDF-SHA256, RFC 5869), so that none serves two ends. */
public final class Secrets {

    private final SecretKey master;

    Secrets(byte[] secret) {
        if (secret.length != 32) {
            throw new IllegalArgumentException("SHAOPAO_SECRET must be 32 bytes in Base64, but has " + secret.length);
        }
        this.master = new SecretKeySpec(secret, "Generic");
    }

    /**
     * The key for one purpose, always the same for the same secret.
     *
     * @param purpose module and use, for example {@code "people.identity-number"}
     * @param algorithm the name under which the key is used, for example {@code "AES"} or {@code "HmacSHA256"}; 32
     *     bytes
     */
    public SecretKey key(String purpose, String algorithm) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(master)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
