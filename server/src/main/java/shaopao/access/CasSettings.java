package shaopao.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The school's own sign-in by CAS (protocol 3); allow {@code <address>/api/access/upstream/cas/return} as a service
 * there.
 *
 * @param server its address up to {@code /cas}; empty when there is none
 * @param numberAttribute which attribute holds the number of the person; empty when the name of the account does
 * @param titleZh on the button, in Chinese
 * @param titleEn on the button, in English
 */
@ConfigurationProperties("shaopao.access.cas")
record CasSettings(
        @DefaultValue("") String server,
        @DefaultValue("") String numberAttribute,
        @DefaultValue("统一身份认证") String titleZh,
        @DefaultValue("University sign-in") String titleEn) {}
