package shaopao.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The school's own sign-in by OpenID Connect; register {@code <address>/api/access/upstream/oidc/return} there.
 *
 * @param issuer its issuer, without {@code /.well-known}; empty when there is none
 * @param clientId of this installation there
 * @param clientSecret of this installation there; empty for a public client, which PKCE protects alone
 * @param scopes to ask for
 * @param numberClaim which claim holds the number of the person, in the id token or in the user info
 * @param titleZh on the button, in Chinese
 * @param titleEn on the button, in English
 */
@ConfigurationProperties("shaopao.access.oidc")
record OidcSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("shaopao") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("openid profile") String scopes,
        @DefaultValue("preferred_username") String numberClaim,
        @DefaultValue("统一身份认证") String titleZh,
        @DefaultValue("University sign-in") String titleEn) {}
