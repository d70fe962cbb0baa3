package shaopao.gates;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shaopao.devices.DeviceId;
import shaopao.devices.Devices;
import shaopao.gates.Bundles.SignedBundle;
import shaopao.gates.LateEvents.LateTaken;
import shaopao.gates.ReaderSessions.ReaderSession;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.MayCall;
import shaopao.kernel.ProblemException;

/** What readers speak; docs/api/readers.md tells it to whoever builds one. */
@RestController
@RequestMapping("/api/gates")
class ReaderController {

    static final String DECISIONS = "/api/gates/decisions";
    private static final String SIGNATURE = "Shaopao-Bundle-Signature";

    private final Readers readers;
    private final ReaderSessions sessions;
    private final Bundles bundles;
    private final LateEvents late;
    private final Devices devices;
    private final Clock clock;

    ReaderController(
            Readers readers, ReaderSessions sessions, Bundles bundles, LateEvents late, Devices devices, Clock clock) {
        this.readers = readers;
        this.sessions = sessions;
        this.bundles = bundles;
        this.late = late;
        this.devices = devices;
        this.clock = clock;
    }

    /** A key of a quarter of an hour, the key by which bundles are checked, and what time it is. */
    @PostMapping("/sessions")
    @MayCall(GatesPart.DECIDE)
    ReaderGreeting session(Actor actor) {
        DeviceId device = device(actor);
        Gate gate = readers.gate(device);
        return new ReaderGreeting(sessions.issue(device), bundles.publicKey(), gate.entry(), clock.instant());
    }

    /** What {@code POST /sessions} answers. */
    record ReaderGreeting(ReaderSession session, String bundleKey, EntryPoint entry, Instant now) {}

    @PostMapping("/decisions")
    @MayCall(GatesPart.DECIDE)
    GateAnswer decide(@Valid @RequestBody AskDecision asked, Actor actor) {
        if (!asked.whole()) {
            throw new ProblemException(KernelProblem.INVALID_REQUEST);
        }
        return asked.of(readers, device(actor));
    }

    /** What was shown: the text of a code or printed pass, or the number of a card. One of the two. */
    record AskDecision(Optional<@Size(max = 320) String> code, Optional<@Size(max = 64) String> card) {

        boolean whole() {
            return code.isPresent() != card.isPresent()
                    && code.orElse("").length() <= 320
                    && card.orElse("").length() <= 64;
        }

        GateAnswer of(Readers readers, DeviceId device) {
            return code.isPresent()
                    ? readers.decide(device, code.get())
                    : readers.decideCard(device, card.orElseThrow());
        }
    }

    @GetMapping(path = "/bundle", produces = MediaType.APPLICATION_JSON_VALUE)
    @MayCall(GatesPart.DECIDE)
    ResponseEntity<byte[]> bundle(
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) Optional<String> known, Actor actor) {
        DeviceId device = device(actor);
        SignedBundle bundle = bundles.bundle(readers.gate(device), device);
        String tag = "\"" + bundle.tag() + "\"";
        if (known.filter(tag::equals).isPresent()) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        }
        return ResponseEntity.ok()
                .eTag(tag)
                .header(SIGNATURE, bundle.signature())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(bundle.bytes());
    }

    /** The file of people that a bundle names. */
    @GetMapping(path = "/bundle/people/{hash}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @MayCall(GatesPart.DECIDE)
    ResponseEntity<byte[]> people(@PathVariable String hash, Actor actor) {
        byte[] file = bundles.people(readers.gate(device(actor)), hash)
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(file);
    }

    /** Events of a log, in their order; sent again as often as it takes. */
    @PostMapping("/events")
    @MayCall(GatesPart.DECIDE)
    LateTaken take(@Valid @RequestBody SendEvents command, Actor actor) {
        DeviceId device = device(actor);
        return late.take(readers.lastGate(device), device, command.log(), command.events());
    }

    /** {@code log}: names the storage of the reader; a reader that lost its storage begins a new one. */
    record SendEvents(
            @NotNull UUID log,
            @NotNull @Size(min = 1, max = 200) List<@Valid LateEvent> events) {}

    private DeviceId device(Actor actor) {
        return devices.device(actor).id();
    }
}
