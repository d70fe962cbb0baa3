package shaopao.pass;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;

/** The phones that show passes: binding them, and what they need to make codes by themselves. */
@Component
class Phones {

    private static final int TRIES = 5;
    private static final long SECONDS_PER_MINUTE = 60;

    private final Passes passes;
    private final PassStore store;
    private final PassKeys keys;
    private final CodeSigner signer;
    private final PassSettings settings;
    private final PassEchoes echoes;
    private final Clock clock;

    Phones(
            Passes passes,
            PassStore store,
            PassKeys keys,
            CodeSigner signer,
            PassSettings settings,
            PassEchoes echoes,
            Clock clock) {
        this.passes = passes;
        this.store = store;
        this.keys = keys;
        this.signer = signer;
        this.settings = settings;
        this.echoes = echoes;
        this.clock = clock;
    }

    /**
     * What a phone gets when it is bound. The key is told this once.
     *
     * @param key 32 bytes in Base64url: the phone keeps them where no script reads them again
     */
    record BoundPhone(long number, String key, SignedMinutes minutes) {}

    /**
     * Signatures for the coming minutes.
     *
     * @param key number of the signing key, as codes name it
     * @param purposes as bits
     * @param fromMinute minutes since 1970 of the first signature
     * @param signatures 64 bytes a minute, one after the other, in Base64url
     * @param serverMillis the time of the server, by which the phone corrects its own
     */
    record SignedMinutes(int key, int purposes, long fromMinute, String signatures, long serverMillis) {}

    /** Binds the phone on which the holder is signed in; the former phone shows nothing good any more. */
    @Transactional
    public BoundPhone bind(Actor actor, String phone) {
        PersonId person = actor.person();
        Instant now = clock.instant();
        PassId pass = store.ofPerson(person, now);
        PassStore.Row row = store.lock(pass).orElseThrow();
        requireThawed(row);
        BindingRules.Room room = room(pass, now);
        room.refusal().ifPresent(problem -> {
            throw new ProblemException(
                    problem, Map.of("nextAt", room.nextAt().orElse(now).toString()));
        });
        BoundPhone bound = bind(row, phone, "HOLDER", now);
        echoes.record(actor, "pass.phone-bound", "pass", pass.toString(), Map.of("phone", phone));
        echoes.changed(person, "phone");
        return bound;
    }

    /** What the holder may still bind. */
    BindingRules.Room room(PassId pass, Instant now) {
        Duration period = Duration.ofDays(settings.bindingsDays());
        return BindingRules.room(
                store.boundSince(pass, now.minus(period)), settings.bindingsMax(), period, settings.coolDown(), now);
    }

    /** The same for somebody who has no pass yet. */
    BindingRules.Room room(Instant now) {
        return BindingRules.room(
                List.of(), settings.bindingsMax(), Duration.ofDays(settings.bindingsDays()), settings.coolDown(), now);
    }

    /** Binds a phone to a locked pass. */
    BoundPhone bind(PassStore.Row pass, String phone, String by, Instant now) {
        store.endBinding(pass.id(), "REPLACED", now);
        byte[] key = keys.fresh();
        for (int i = 0; i < TRIES; i++) {
            long number = keys.number();
            if (store.bind(pass.id(), number, key, phone, by, now)) {
                store.changed(pass.id(), now);
                return new BoundPhone(
                        number,
                        Base64.getUrlEncoder().withoutPadding().encodeToString(key),
                        minutes(number, pass.purposes(), now));
            }
        }
        throw new IllegalStateException("No free pass number was found");
    }

    /** Fresh signed minutes for the holder's phone, which proves by a code that it holds its key. */
    SignedMinutes minutes(Actor actor, String code) {
        byte[] bytes = CodeFormat.bytes(code).orElseGet(() -> new byte[0]);
        Optional<PassId> proved = passes.prove(bytes, clock.instant()).map(Known::pass);
        PassStore.Row row = store.find(actor.person())
                .filter(pass -> proved.filter(pass::equals).isPresent())
                .flatMap(store::row)
                .orElseThrow(() -> new ProblemException(PassProblem.PHONE_REPLACED));
        return minutes(row, CodeFormat.parts(bytes).orElseThrow().number());
    }

    /** The same for a pass that is known. */
    SignedMinutes minutes(PassStore.Row row, long number) {
        Optional<PassStore.Phone> phone = store.phone(row.id());
        if (phone.isEmpty() || phone.get().number() != number) {
            throw new ProblemException(PassProblem.PHONE_REPLACED);
        }
        requireThawed(row);
        return minutes(number, row.purposes(), clock.instant());
    }

    private static void requireThawed(PassStore.Row row) {
        if (row.frozenAt().isPresent()) {
            throw new ProblemException(PassProblem.PASS_FROZEN);
        }
    }

    /** From the minute before this one on, for clocks that are behind. */
    private SignedMinutes minutes(long number, int purposes, Instant now) {
        long from = Math.floorDiv(now.getEpochSecond(), SECONDS_PER_MINUTE) - 1;
        int count = settings.packHours() * 60;
        ByteArrayOutputStream signatures = new ByteArrayOutputStream(count * CodeFormat.SIGNATURE_BYTES);
        for (int i = 0; i < count; i++) {
            signatures.writeBytes(signer.sign(purposes, number, from + i));
        }
        return new SignedMinutes(
                signer.number(),
                purposes,
                from,
                Base64.getUrlEncoder().withoutPadding().encodeToString(signatures.toByteArray()),
                now.toEpochMilli());
    }
}
