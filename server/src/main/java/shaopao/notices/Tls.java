package shaopao.notices;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Encryption to providers: certificates that the world trusts, or only those of a file. */
final class Tls {

    private Tls() {}

    /** @param certificates PEM file; empty for those that Java trusts */
    static SSLContext trusting(String certificates) {
        try {
            if (certificates.isBlank()) {
                return SSLContext.getDefault();
            }
            KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
            known.load(null, null);
            try (InputStream in = Files.newInputStream(Path.of(certificates))) {
                int number = 0;
                for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                    known.setCertificateEntry("given-" + number++, one);
                }
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(known);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The certificates in " + certificates + " cannot be used", e);
        }
    }
}
