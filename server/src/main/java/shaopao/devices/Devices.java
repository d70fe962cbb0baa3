package shaopao.devices;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import javax.crypto.Mac;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;
import shaopao.secrets.Secrets;

/** The terminals of the school. */
@Component
public class Devices {

    private static final Duration CODE_TIME = Duration.ofMinutes(15);
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);
    private static final int CODE_CHARACTERS = 8;
    private static final String READABLE = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DeviceStore store;
    private final List<DevicePart> parts;
    private final Secrets secrets;
    private final Audit audit;
    private final Clock clock;

    Devices(DeviceStore store, List<DevicePart> parts, Secrets secrets, Audit audit, Clock clock) {
        this.store = store;
        this.parts = parts;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /** A device that waits for its code. */
    record Announced(Device device, String code, Instant expiresAt) {}

    /** The device behind an actor; refuses anybody else. */
    public Device device(Actor actor) {
        if (actor.kind() != Actor.Kind.DEVICE) {
            throw new ProblemException(KernelProblem.NOT_PERMITTED);
        }
        return store.keyed(new DeviceId(actor.id().orElseThrow()))
                .map(DeviceStore.Keyed::device)
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_PERMITTED));
    }

    /** Since when the device has its present key; empty when it has none or was revoked. */
    public Optional<Instant> enrolledAt(DeviceId id) {
        return store.keyed(id).flatMap(keyed -> keyed.device().enrolledAt());
    }

    /**
     * How to tell whether a text was signed by the device's key, as it signs what it keeps while off line; the second
     * argument is the Ed25519 signature in Base64url. Empty when the device has no key.
     */
    public Optional<BiPredicate<byte[], String>> signatures(DeviceId id) {
        return store.keyed(id)
                .map(keyed -> (text, signature) -> SignatureRules.isSignature(signature)
                        && SignatureRules.valid(keyed.publicKey(), text, signature));
    }

    /** Many at once, by their ids; those that were revoked are absent. */
    public List<Device> devices(Collection<DeviceId> ids) {
        return ids.isEmpty() ? List.of() : store.devices(ids);
    }

    /** Those of a kind, by name; at most so many. */
    public List<Device> ofKind(DeviceKind kind, int limit) {
        return store.ofKind(kind, limit);
    }

    Page<Device> page(Optional<UUID> after, int limit) {
        int size = Page.limit(limit);
        return Page.of(store.page(after, size + 1), size, device -> device.id().toString());
    }

    @Transactional
    Announced announce(Actor actor, DeviceKind kind, String name, String place) {
        Instant now = clock.instant();
        Device device = new Device(
                DeviceId.next(),
                kind,
                name,
                place,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        String code = code();
        store.add(device, hash(code), now.plus(CODE_TIME), actor.name());
        record(actor, "devices.announced", device.id(), Map.of("kind", kind, "name", name, "place", place));
        return new Announced(device, code, now.plus(CODE_TIME));
    }

    /** A new code for a device whose key is lost; the former key stops working at once. */
    @Transactional
    NewCode announceAgain(Actor actor, DeviceId id) {
        Instant expiresAt = clock.instant().plus(CODE_TIME);
        String code = code();
        requireFound(store.announceAgain(id, hash(code), expiresAt));
        record(actor, "devices.announced-again", id, Map.of());
        return new NewCode(code, expiresAt);
    }

    /** A code that works once. */
    record NewCode(String code, Instant expiresAt) {}

    @Transactional
    Device enrol(String code, String publicKey, String address) {
        byte[] key = SignatureRules.publicKey(publicKey)
                .orElseThrow(() -> new ProblemException(DeviceProblem.DEVICE_KEY_INVALID));
        Device device = store.enrol(hash(code), key, address, clock.instant())
                .orElseThrow(() -> new ProblemException(DeviceProblem.ENROLMENT_CODE_WRONG));
        record(actor(device, address), "devices.enrolled", device.id(), Map.of("name", device.name()));
        return device;
    }

    @Transactional
    void rename(Actor actor, DeviceId id, String name, String place) {
        requireFound(store.rename(id, name, place));
        record(actor, "devices.renamed", id, Map.of("name", name, "place", place));
    }

    @Transactional
    void revoke(Actor actor, DeviceId id) {
        requireFound(store.revoke(id, clock.instant()));
        record(actor, "devices.revoked", id, Map.of());
    }

    void seen(Actor actor, String version) {
        Device device = device(actor);
        store.seen(device.id(), actor.address(), Optional.of(version), clock.instant(), SEEN_STEP);
    }

    /** The device that signed the request, or a refusal. */
    Actor signed(SignatureRules.Claim claim, String method, String path, String bodyHash, String address) {
        Instant now = clock.instant();
        byte[] text = SignatureRules.text(claim, method, path, bodyHash).getBytes(StandardCharsets.UTF_8);
        Device device = store.keyed(claim.device())
                .filter(_ -> claim.timely(now))
                .filter(keyed -> SignatureRules.valid(keyed.publicKey(), text, claim.signature()))
                .filter(_ -> store.firstUse(claim.device(), claim.nonce(), now))
                .map(DeviceStore.Keyed::device)
                .orElseThrow(() -> new ProblemException(DeviceProblem.DEVICE_SIGNATURE_INVALID));
        if (device.seenAt().filter(now.minus(SEEN_STEP)::isBefore).isEmpty()) {
            store.seen(device.id(), address, Optional.empty(), now, SEEN_STEP);
        }
        return actor(device, address);
    }

    private Actor actor(Device device, String address) {
        Map<String, Scope> powers = new HashMap<>();
        parts.forEach(part -> part.permissions(device.kind()).forEach(permission -> powers.put(permission, Scope.ALL)));
        return new Actor(
                Actor.Kind.DEVICE, Optional.of(device.id().value()), device.name(), address, powers, Optional.empty());
    }

    private void record(Actor actor, String act, DeviceId id, Map<String, Object> facts) {
        audit.record(actor, act, "device", id.toString(), facts);
    }

    private static void requireFound(boolean found) {
        if (!found) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
    }

    private static String code() {
        StringBuilder code = new StringBuilder(CODE_CHARACTERS);
        for (int i = 0; i < CODE_CHARACTERS; i++) {
            code.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
        }
        return code.toString();
    }

    /**
     * Keyed, since a code of 40 bits could be found from a plain hash. Typing is forgiven: case, spaces, O for 0, I
     * for 1.
     */
    private byte[] hash(String code) {
        String typed = code.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secrets.key("devices.enrolment-code", "HmacSHA256"));
            return mac.doFinal(typed.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
