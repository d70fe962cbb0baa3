package shaopao.gates;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.springframework.stereotype.Component;
import shaopao.devices.DeviceId;
import shaopao.gates.GateBundle.BundleKey;
import shaopao.gates.PeopleFile.Row;
import shaopao.pass.Holder;
import shaopao.pass.Purpose;
import shaopao.pass.ReaderKeys;
import shaopao.pass.ReaderKeys.LiveNumber;
import shaopao.places.PlaceId;
import shaopao.secrets.Secrets;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the bundles of readers. The file of people is made anew when the policy of its place has changed, or for
 * somebody what it asks for, and each ten minutes; the bundle itself whenever a reader asks, so that a pass that was
 * stopped is out with the next one.
 */
@Component
class Bundles {

    private final ReaderKeys passes;
    private final FactBook facts;
    private final PresenceStore presence;
    private final GateSettings settings;
    private final Secrets secrets;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<PlaceId, Made> files = new ConcurrentHashMap<>();

    /** A reader whose bundle was made just before a file was made anew still gets the one that it names. */
    private final Map<PlaceId, Made> former = new ConcurrentHashMap<>();

    private final Ed25519PrivateKeyParameters key;

    Bundles(
            ReaderKeys passes,
            FactBook facts,
            PresenceStore presence,
            GateSettings settings,
            Secrets secrets,
            JsonMapper json,
            Clock clock) {
        this.passes = passes;
        this.facts = facts;
        this.presence = presence;
        this.settings = settings;
        this.secrets = secrets;
        this.json = json;
        this.clock = clock;
        this.key = new Ed25519PrivateKeyParameters(
                secrets.key("gates.bundle-signature", "RAW").getEncoded());
    }

    /** @param numbers of the file with their holders, as they were then */
    @SuppressWarnings("ArrayRecordComponent")
    private record Made(
            long version, Instant at, byte[] file, String hash, SecretKeySpec key, Map<Long, UUID> numbers) {}

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
        Made made = file(gate, now);
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
                stopped(made),
                inside(made, inside),
                inside.size());
        byte[] bytes = json.writeValueAsBytes(bundle);
        return new SignedBundle(bytes, PeopleFile.sha256(bytes).substring(0, 32), signature(bytes));
    }

    /** The file of people of this hash for the gate's place, if it is the present one or the one before. */
    Optional<byte[]> people(Gate gate, String hash) {
        Made made = file(gate, clock.instant());
        return Stream.of(
                        Optional.of(made),
                        Optional.ofNullable(former.get(gate.entry().place())))
                .flatMap(Optional::stream)
                .filter(one -> one.hash().equals(hash))
                .map(Made::file)
                .findFirst();
    }

    private Made file(Gate gate, Instant now) {
        return Objects.requireNonNull(files.compute(gate.entry().place(), (_, known) -> {
            boolean good = known != null
                    && known.version() == gate.version()
                    && facts.bears(gate.ready().policy(), known.at(), now);
            if (known != null && !good) {
                former.put(gate.entry().place(), known);
            }
            return good ? known : made(gate, now);
        }));
    }

    private Made made(Gate gate, Instant now) {
        String day = now.atZone(PolicyLanguage.ZONE).toLocalDate().toString();
        SecretKeySpec hashing = new SecretKeySpec(
                secrets.key("gates.people/" + gate.entry().place() + "/" + day, "HmacSHA256")
                        .getEncoded(),
                "HmacSHA256");
        List<Row> rows = new ArrayList<>();
        Map<Long, UUID> numbers = new HashMap<>();
        for (LiveNumber live : passes.liveNumbers()) {
            if (Purpose.ENTER.in(live.purposes()) || Purpose.LEAVE.in(live.purposes())) {
                facts(live.holder(), gate).ifPresent(known -> {
                    rows.add(new Row(live.number(), known));
                    numbers.put(live.number(), GateDecisions.subject(live.holder()));
                });
            }
        }
        byte[] file = PeopleFile.bytes(rows, gate.ready().policy(), hashing, now, json);
        return new Made(gate.version(), now, file, PeopleFile.sha256(file), hashing, numbers);
    }

    /** Empty for those whom this gate need not know: not of the school any more, or visitors to other places. */
    private Optional<PassageFacts> facts(Holder holder, Gate gate) {
        return switch (holder) {
            case Holder.Member member -> Optional.of(facts.of(member.person())).filter(PassageFacts::present);
            case Holder.Guest guest ->
                guest.places().isEmpty() || gate.ready().places().stream().anyMatch(guest.places()::contains)
                        ? Optional.of(GateDecisions.guest(guest))
                        : Optional.empty();
        };
    }

    private String stopped(Made made) {
        Set<Long> live = passes.liveNumbers().stream().map(LiveNumber::number).collect(Collectors.toSet());
        List<Long> stopped = made.numbers().keySet().stream()
                .filter(number -> !live.contains(number))
                .sorted()
                .toList();
        ByteBuffer bytes = ByteBuffer.allocate(stopped.size() * PeopleFile.HASH_BYTES);
        stopped.forEach(number -> bytes.putLong(PeopleFile.hash(made.key(), number)));
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static String inside(Made made, Map<UUID, Instant> inside) {
        Map<Long, Instant> within = new TreeMap<>();
        made.numbers().forEach((number, subject) -> {
            Instant since = inside.get(subject);
            if (since != null) {
                within.put(number, since);
            }
        });
        ByteBuffer bytes = ByteBuffer.allocate(within.size() * PeopleFile.ROW_BYTES);
        within.forEach((number, since) -> {
            bytes.putLong(PeopleFile.hash(made.key(), number));
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
