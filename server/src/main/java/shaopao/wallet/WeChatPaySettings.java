package shaopao.wallet;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The contract with WeChat Pay (APIv3, public-key mode); empty while there is none.
 *
 * @param merchant number of the merchant (商户号)
 * @param app the appid that is bound to it
 * @param serial serial number of the merchant's certificate
 * @param privateKey of the merchant, PEM
 * @param apiKey the APIv3 key, 32 characters
 * @param publicKeyId of WeChat Pay's key: {@code PUB_KEY_ID_…}
 * @param publicKey of WeChat Pay, PEM
 * @param callback address under which the school is reached from outside, ending before {@code /api}
 * @param address of another host than WeChat Pay's own, for a relay
 */
@ConfigurationProperties("shaopao.wallet.wechat-pay")
record WeChatPaySettings(
        @DefaultValue("") String merchant,
        @DefaultValue("") String app,
        @DefaultValue("") String serial,
        @DefaultValue("") String privateKey,
        @DefaultValue("") String apiKey,
        @DefaultValue("") String publicKeyId,
        @DefaultValue("") String publicKey,
        @DefaultValue("") String callback,
        @DefaultValue("") String address) {

    @Override
    public String toString() {
        return "WeChatPaySettings[merchant=" + merchant + "]";
    }
}
