package shaopao.wallet;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The contract with Alipay (open platform, public-key mode, RSA2); empty while there is none.
 *
 * @param app the appid on the open platform
 * @param privateKey of the application, PKCS #8 in Base64 or PEM
 * @param publicKey of Alipay, which is not the application's own, in Base64 or PEM
 * @param product what was signed up for, which pays by a scanned link
 * @param callback address under which the school is reached from outside, ending before {@code /api}
 * @param address of another gateway than Alipay's own, for a relay or its sandbox
 */
@ConfigurationProperties("shaopao.wallet.alipay")
record AlipaySettings(
        @DefaultValue("") String app,
        @DefaultValue("") String privateKey,
        @DefaultValue("") String publicKey,
        @DefaultValue("FACE_TO_FACE_PAYMENT") String product,
        @DefaultValue("") String callback,
        @DefaultValue("") String address) {

    @Override
    public String toString() {
        return "AlipaySettings[app=" + app + "]";
    }
}
