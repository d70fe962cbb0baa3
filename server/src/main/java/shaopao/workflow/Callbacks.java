package shaopao.workflow;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;
import shaopao.kernel.ProblemException;
import shaopao.secrets.Secrets;

/**
 * Tokens by which other systems end a wait: they name one stay of one case and are signed, so none can be guessed, and
 * none serves twice, because the stay is over then.
 */
@Component
class Callbacks {

    private static final String PATH = "/api/workflow/callbacks/";
    private static final int NAMED_BYTES = 20;
    private static final int SIGNED_BYTES = 32;

    private final SecretKey key;
    private final CaseStore store;
    private final Definitions definitions;
    private final Cases cases;

    Callbacks(Secrets secrets, CaseStore store, Definitions definitions, Cases cases) {
        this.key = secrets.key("workflow.callback", "HmacSHA256");
        this.store = store;
        this.definitions = definitions;
        this.cases = cases;
    }

    /** Where to call back, below the address of this installation. */
    String path(CaseId id, int visit) {
        byte[] named = ByteBuffer.allocate(NAMED_BYTES)
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits())
                .putInt(visit)
                .array();
        byte[] token = ByteBuffer.allocate(NAMED_BYTES + SIGNED_BYTES)
                .put(named)
                .put(signed(named))
                .array();
        return PATH + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Ends the wait that the token names. */
    void callBack(String token, Map<String, Object> answer) {
        byte[] bytes = decoded(token)
                .filter(all -> all.length == NAMED_BYTES + SIGNED_BYTES)
                .orElseThrow(() -> new ProblemException(WorkflowProblem.CALLBACK_TOKEN_INVALID));
        byte[] named = Arrays.copyOf(bytes, NAMED_BYTES);
        if (!MessageDigest.isEqual(signed(named), Arrays.copyOfRange(bytes, NAMED_BYTES, bytes.length))) {
            throw new ProblemException(WorkflowProblem.CALLBACK_TOKEN_INVALID);
        }
        ByteBuffer parts = ByteBuffer.wrap(named);
        CaseId id = new CaseId(new UUID(parts.getLong(), parts.getLong()));
        int visit = parts.getInt();
        By.Service by = new By.Service(service(id, visit));
        cases.act(id, UUID.nameUUIDFromBytes(bytes), new Command.CalledBack(by, visit, answer), by.name());
    }

    /** Who was told of the wait; nobody in particular when the token was asked of the program by hand. */
    private String service(CaseId id, int visit) {
        return store.load(id, id.value())
                .flatMap(loaded -> loaded.state()
                        .visit(visit)
                        .map(CaseState.Visit::node)
                        .map(definitions.route(loaded.summary().definition())::node))
                .flatMap(node -> node instanceof Node.Wait wait ? wait.announce() : Optional.empty())
                .map(Node.Announce::service)
                .orElse("");
    }

    private byte[] signed(byte[] named) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(named);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<byte[]> decoded(String token) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(token));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
