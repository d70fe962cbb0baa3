package shaopao.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shaopao.kernel.ProblemException;
import shaopao.kernel.ShortMemory;

/** OpenID Connect Core: authorization code with PKCE, state and nonce; the id token is checked by the issuer's keys. */
@Component
class OidcUpstream implements Upstream {

    private static final int MILLIS_MAX = 5_000;

    /** Signed by a key that only the issuer has; a shared secret or no signature is not taken. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.RS512);

    private final ShortMemory<String, Known> memory = new ShortMemory<>(Duration.ofMinutes(10));
    private final OidcSettings settings;
    private final AccessSettings access;
    private final Clock clock;

    OidcUpstream(OidcSettings settings, AccessSettings access, Clock clock) {
        this.settings = settings;
        this.access = access;
        this.clock = clock;
    }

    /** What the issuer publishes about itself. */
    private record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {}

    @Override
    public SignInMethod method() {
        return SignInMethod.OIDC;
    }

    @Override
    public HandshakeKind kind() {
        return HandshakeKind.OIDC;
    }

    @Override
    public boolean offered() {
        return !settings.issuer().isBlank();
    }

    @Override
    public String titleZh() {
        return settings.titleZh();
    }

    @Override
    public String titleEn() {
        return settings.titleEn();
    }

    @Override
    public Handshake prepare(String target) {
        return new Handshake(Tokens.next(), Optional.empty(), Tokens.next(), new CodeVerifier().getValue(), target);
    }

    @Override
    public URI departure(Handshake handshake, String back, boolean fresh) {
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        Scope.parse(settings.scopes()),
                        new ClientID(settings.clientId()),
                        URI.create(back))
                .endpointURI(known().metadata().getAuthorizationEndpointURI())
                .state(new State(handshake.challenge()))
                .nonce(new Nonce(handshake.nonce()))
                .codeChallenge(new CodeVerifier(handshake.verifier()), CodeChallengeMethod.S256);
        return (fresh ? request.prompt(Prompt.Type.LOGIN).maxAge(0) : request)
                .build()
                .toURI();
    }

    @Override
    public Confirmed arrival(Map<String, String> parameters, Handshake handshake, String back) {
        String code = parameters.get("code");
        if (code == null || code.isBlank()) {
            throw new ProblemException(AccessProblem.UPSTREAM_REFUSED);
        }
        try {
            Known issuer = known();
            OIDCTokens tokens = tokens(issuer, code, handshake, back);
            IDTokenClaimsSet claims = new IDTokenValidator(
                            issuer.metadata().getIssuer(),
                            new ClientID(settings.clientId()),
                            new JWSVerificationKeySelector<>(ALGORITHMS, issuer.keys()),
                            null)
                    .validate(tokens.getIDToken(), new Nonce(handshake.nonce()));
            String number = claims.getStringClaim(settings.numberClaim());
            Optional<String> session =
                    Optional.ofNullable(claims.getSessionID()).map(one -> one.getValue());
            return new Confirmed(
                    number == null ? userInfo(issuer, tokens, claims) : number,
                    session,
                    fresh(claims.getAuthenticationTime()));
        } catch (ParseException | BadJOSEException e) {
            throw new ProblemException(AccessProblem.UPSTREAM_REFUSED);
        } catch (IOException | JOSEException e) {
            throw new ProblemException(AccessProblem.UPSTREAM_UNREACHABLE);
        }
    }

    private boolean fresh(@Nullable Date authenticated) {
        Instant since = clock.instant().minus(access.stepUpTime());
        return authenticated != null && authenticated.toInstant().isAfter(since);
    }

    private OIDCTokens tokens(Known issuer, String code, Handshake handshake, String back)
            throws IOException, ParseException {
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code), URI.create(back), new CodeVerifier(handshake.verifier()));
        URI endpoint = issuer.metadata().getTokenEndpointURI();
        TokenRequest request = settings.clientSecret().isBlank()
                ? new TokenRequest.Builder(endpoint, new ClientID(settings.clientId()), grant).build()
                : new TokenRequest.Builder(endpoint, secret(issuer), grant).build();
        TokenResponse response = OIDCTokenResponseParser.parse(send(request.toHTTPRequest()));
        if (!response.indicatesSuccess()) {
            throw new ProblemException(AccessProblem.UPSTREAM_REFUSED);
        }
        return response.toSuccessResponse().getTokens().toOIDCTokens();
    }

    private ClientAuthentication secret(Known issuer) {
        List<ClientAuthenticationMethod> methods = issuer.metadata().getTokenEndpointAuthMethods();
        ClientID client = new ClientID(settings.clientId());
        Secret secret = new Secret(settings.clientSecret());
        return methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                ? new ClientSecretBasic(client, secret)
                : new ClientSecretPost(client, secret);
    }

    /** The number from the user info, which must be about the same subject as the id token. */
    private String userInfo(Known issuer, OIDCTokens tokens, IDTokenClaimsSet claims)
            throws IOException, ParseException {
        URI endpoint = issuer.metadata().getUserInfoEndpointURI();
        if (endpoint == null) {
            throw new ProblemException(AccessProblem.UPSTREAM_PERSON_UNKNOWN);
        }
        UserInfoResponse response =
                UserInfoResponse.parse(send(new UserInfoRequest(endpoint, tokens.getAccessToken()).toHTTPRequest()));
        if (!response.indicatesSuccess()) {
            throw new ProblemException(AccessProblem.UPSTREAM_REFUSED);
        }
        var info = response.toSuccessResponse().getUserInfo();
        if (info == null || !info.getSubject().equals(claims.getSubject())) {
            throw new ProblemException(AccessProblem.UPSTREAM_REFUSED);
        }
        return Optional.ofNullable(info.getStringClaim(settings.numberClaim()))
                .orElseThrow(() -> new ProblemException(AccessProblem.UPSTREAM_PERSON_UNKNOWN));
    }

    private static HTTPResponse send(HTTPRequest request) throws IOException {
        request.setConnectTimeout(MILLIS_MAX);
        request.setReadTimeout(MILLIS_MAX);
        request.setFollowRedirects(false);
        return request.send();
    }

    private Known known() {
        return memory.of(settings.issuer(), OidcUpstream::ask);
    }

    private static Known ask(String issuer) {
        try {
            OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(new Issuer(issuer), MILLIS_MAX, MILLIS_MAX);
            return new Known(
                    metadata,
                    JWKSourceBuilder.create(metadata.getJWKSetURI().toURL()).build());
        } catch (GeneralException | IOException e) {
            throw new ProblemException(AccessProblem.UPSTREAM_UNREACHABLE);
        }
    }
}
