package shaopao.gates;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.springframework.stereotype.Component;
import shaopao.devices.DeviceId;
import shaopao.gates.GateBundle.BundleKey;
import shaopao.gates.GateBundle.SlowSalt;
import shaopao.gates.PeopleFiles.Made;
import shaopao.pass.ReaderKeys;
import shaopao.pass.ReaderKeys.SlowHash;
import shaopao.secrets.Secrets;
import tools.jackson.databind.json.JsonMapper;

/** Makes the bundles of readers, anew whenever one asks: a pass that was stopped is out with the next one. */
@Component
class Bundles {

    private final ReaderKeys passes;
    private final PeopleFiles files;
    private final PresenceStore presence;
    private final GateSettings settings;
    private final JsonMapper json;
    private final Clock clock;
    private final Ed25519PrivateKeyParameters key;

    Bundles(
            ReaderKeys passes,
            PeopleFiles files,
            PresenceStore presence,
            GateSettings settings,
            Secrets secrets,
            JsonMapper json,
            Clock clock) {
        this.passes = passes;
        this.files = files;
        this.presence = presence;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.key = new Ed25519PrivateKeyParameters(
                secrets.key("gates.bundle-signature", "RAW").getEncoded());
    }

    /**
     * A bundle as it goes out.
     *
     * @param tag changes with everything that matters, and once an hour
     * @param signature of the bytes, Ed25519 in Base64url
     */
    @SuppressWarnings("ArrayRecordComponent")
    record SignedBundle(byte[] bytes, String tag, String signature) {}

    /** By which readers check bundles: 32 bytes in Base64. */
    String publicKey() {
        return Base64.getEncoder().encodeToString(key.generatePublicKey().getEncoded());
    }

    SignedBundle bundle(Gate gate, DeviceId device) {
        Instant now = clock.instant();
        Made made = files.file(gate);
        SlowHash slow = passes.slowHash();
        Instant hour = Instant.ofEpochSecond(now.getEpochSecond() / 3_600 * 3_600);
        Map<UUID, Instant> inside = presence.insideSince(gate.entry().place());
        GateBundle bundle = new GateBundle(
                GateBundle.FORMAT,
                device.value(),
                gate.entry().id(),
                gate.entry().name(),
                gate.place().name(),
                gate.entry().way(),
                gate.ready().places(),
                gate.ready().policy(),
                gate.version(),
                hour,
                hour.plus(Duration.ofHours(settings.offlineHours())),
                passes.keys().stream()
                        .map(one -> new BundleKey(
                                one.number(),
                                one.kind().name(),
                                Base64.getEncoder().encodeToString(one.publicKey())))
                        .toList(),
                made.hash(),
                Base64.getEncoder().encodeToString(made.key().getEncoded()),
                new SlowSalt(Base64.getEncoder().encodeToString(slow.salt()), slow.rounds()),
                stopped(made),
                inside(made, inside),
                inside.size());
        byte[] bytes = json.writeValueAsBytes(bundle);
        return new SignedBundle(bytes, PeopleFile.sha256(bytes).substring(0, 32), signature(bytes));
    }

    /** The file of people of this hash for the gate's place, if it is the present one or the one before. */
    Optional<byte[]> people(Gate gate, String hash) {
        return files.file(gate, hash);
    }

    private String stopped(Made made) {
        List<String> stopped = files.stopped(made);
        ByteBuffer bytes = ByteBuffer.allocate(stopped.size() * PeopleFile.HASH_BYTES);
        stopped.forEach(name -> bytes.putLong(PeopleFile.hash(made.key(), name)));
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static String inside(Made made, Map<UUID, Instant> inside) {
        Map<String, Instant> within = new TreeMap<>();
        made.subjects().forEach((name, subject) -> {
            Instant since = inside.get(subject);
            if (since != null) {
                within.put(name, since);
            }
        });
        ByteBuffer bytes = ByteBuffer.allocate(within.size() * PeopleFile.ROW_BYTES);
        within.forEach((name, since) -> {
            bytes.putLong(PeopleFile.hash(made.key(), name));
            bytes.putInt((int) (since.getEpochSecond() / 60));
        });
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private String signature(byte[] bytes) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(bytes, 0, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signer.generateSignature());
    }
}
