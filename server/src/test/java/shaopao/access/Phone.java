package shaopao.access;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.AuthenticatorAssertionResponse;
import com.webauthn4j.data.PublicKeyCredential;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.PublicKeyCredentialRequestOptions;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.test.authenticator.webauthn.NoneAttestationAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.WebAuthnAuthenticatorAdaptor;
import com.webauthn4j.test.client.ClientPlatform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import shaopao.Browser;
import shaopao.Browser.Answer;

/** A phone with its own store of passkeys: WebAuthn4J's emulated browser and authenticator, which sign for real. */
public final class Phone {

    private final ObjectConverter converter = new ObjectConverter();
    private final NoneAttestationAuthenticator authenticator = new NoneAttestationAuthenticator();
    private final ClientPlatform client;

    public Phone(String origin) {
        client = new ClientPlatform(new Origin(origin), new WebAuthnAuthenticatorAdaptor(authenticator, converter));
    }

    public static Phone at(int port) {
        return new Phone("http://localhost:" + port);
    }

    /** The same keys, used by a page somewhere else. */
    Phone showing(String origin) {
        client.setOrigin(new Origin(origin));
        return this;
    }

    /** Keys that do not count, as those which are synchronised between devices. */
    Phone withoutCounter() {
        authenticator.setCountUpEnabled(false);
        return this;
    }

    public Answer register(Browser browser) throws Exception {
        return browser.post("/api/access/passkeys", made(browser.post("/api/access/passkeys/options", "")));
    }

    /** The body for a new passkey. */
    Map<String, Object> made(Answer options) {
        var asked = converter
                .getJsonMapper()
                .readValue(options.response().body(), PublicKeyCredentialCreationOptions.class);
        var made = Objects.requireNonNull(client.create(asked).getResponse());
        return Map.of(
                "name",
                "我的手机",
                "attestationObject",
                PasskeyChecks.text(made.getAttestationObject()),
                "clientDataJSON",
                PasskeyChecks.text(made.getClientDataJSON()),
                "transports",
                List.of("internal", "hybrid"));
    }

    public Answer signIn(Browser browser) throws Exception {
        return answer(browser, "/api/access/passkeys/sign-in");
    }

    Answer stepUp(Browser browser) throws Exception {
        return answer(browser, "/api/access/passkeys/step-up");
    }

    private Answer answer(Browser browser, String path) throws Exception {
        return browser.post(path, answered(browser.post(path + "/options", "")));
    }

    /** The body that answers a question. */
    public Map<String, Object> answered(Answer options) {
        var asked =
                converter.getJsonMapper().readValue(options.response().body(), PublicKeyCredentialRequestOptions.class);
        PublicKeyCredential<AuthenticatorAssertionResponse, ?> answer = client.get(asked);
        AuthenticatorAssertionResponse response = Objects.requireNonNull(answer.getResponse());
        return new HashMap<>(Map.of(
                "id",
                answer.getId(),
                "clientDataJSON",
                PasskeyChecks.text(response.getClientDataJSON()),
                "authenticatorData",
                PasskeyChecks.text(response.getAuthenticatorData()),
                "signature",
                PasskeyChecks.text(response.getSignature()),
                "userHandle",
                Optional.ofNullable(response.getUserHandle())
                        .map(PasskeyChecks::text)
                        .orElseThrow()));
    }
}
