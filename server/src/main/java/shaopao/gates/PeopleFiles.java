package shaopao.gates;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import shaopao.gates.PeopleFile.Other;
import shaopao.gates.PeopleFile.Row;
import shaopao.pass.Holder;
import shaopao.pass.PassId;
import shaopao.pass.Purpose;
import shaopao.pass.ReaderKeys;
import shaopao.pass.ReaderKeys.LiveCarrier;
import shaopao.pass.ReaderKeys.LiveNumber;
import shaopao.places.PlaceId;
import shaopao.secrets.Secrets;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of people that bundles name, one for each place: made anew when the policy of the place has changed, or for
 * somebody what it asks for, and each ten minutes.
 */
@Component
class PeopleFiles {

    private final ReaderKeys passes;
    private final FactBook facts;
    private final Secrets secrets;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<PlaceId, Made> files = new ConcurrentHashMap<>();

    /** A reader whose bundle was made just before a file was made anew still gets the one that it names. */
    private final Map<PlaceId, Made> former = new ConcurrentHashMap<>();

    PeopleFiles(ReaderKeys passes, FactBook facts, Secrets secrets, JsonMapper json, Clock clock) {
        this.passes = passes;
        this.facts = facts;
        this.secrets = secrets;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A file.
     *
     * @param subjects whose the rows were, by their names
     * @param others names of cards and printed passes in it
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Made(
            long version,
            Instant at,
            byte[] file,
            String hash,
            SecretKeySpec key,
            Map<String, UUID> subjects,
            List<String> others) {}

    /** What goes into one file. */
    private record Gathered(Map<String, UUID> subjects, List<Row> rows, List<Other> others) {}

    /** Of the gate's place, made anew when it does not bear any more. */
    Made file(Gate gate) {
        Instant now = clock.instant();
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

    /** The one of this hash, if it is the present one or the one before. */
    Optional<byte[]> file(Gate gate, String hash) {
        Made made = file(gate);
        return Stream.of(
                        Optional.of(made),
                        Optional.ofNullable(former.get(gate.entry().place())))
                .flatMap(Optional::stream)
                .filter(one -> one.hash().equals(hash))
                .map(Made::file)
                .findFirst();
    }

    /** Names the one that was made last; empty when none was. */
    String last(PlaceId place) {
        Made known = files.get(place);
        return known == null ? "" : known.hash();
    }

    /** Names of the file that are good no more. */
    List<String> stopped(Made made) {
        Set<String> live = passes.liveNumbers().stream().map(LiveNumber::name).collect(Collectors.toSet());
        for (LiveCarrier one : passes.liveCarriers(clock.instant())) {
            live.add(one.name());
            live.add(ReaderKeys.name(one.pass()));
        }
        return Stream.concat(made.subjects().keySet().stream(), made.others().stream())
                .filter(name -> !live.contains(name))
                .sorted()
                .toList();
    }

    private Made made(Gate gate, Instant now) {
        String day = now.atZone(PolicyLanguage.ZONE).toLocalDate().toString();
        SecretKeySpec hashing = new SecretKeySpec(
                secrets.key("gates.people/" + gate.entry().place() + "/" + day, "HmacSHA256")
                        .getEncoded(),
                "HmacSHA256");
        Gathered all = gathered(gate, now);
        byte[] file = PeopleFile.bytes(all.rows(), all.others(), gate.ready().policy(), hashing, now, json);
        List<String> others = all.others().stream().map(Other::name).toList();
        return new Made(gate.version(), now, file, PeopleFile.sha256(file), hashing, all.subjects(), others);
    }

    private Gathered gathered(Gate gate, Instant now) {
        Gathered all = new Gathered(new HashMap<>(), new ArrayList<>(), new ArrayList<>());
        Map<PassId, String> rows = new HashMap<>();
        for (LiveNumber live : passes.liveNumbers()) {
            if (passes(live.purposes())) {
                add(all, gate, live.name(), live.holder()).ifPresent(name -> rows.put(live.pass(), name));
            }
        }
        for (LiveCarrier live : passes.liveCarriers(now)) {
            if (passes(live.purposes())) {
                Optional.ofNullable(rows.get(live.pass()))
                        .or(() -> add(all, gate, ReaderKeys.name(live.pass()), live.holder()))
                        .ifPresent(name -> {
                            rows.put(live.pass(), name);
                            all.others().add(new Other(live.name(), name, live.paper()));
                        });
            }
        }
        return all;
    }

    private Optional<String> add(Gathered all, Gate gate, String name, Holder holder) {
        return facts(holder, gate).map(known -> {
            all.rows().add(new Row(name, known));
            all.subjects().put(name, GateDecisions.subject(holder));
            return name;
        });
    }

    private static boolean passes(int purposes) {
        return Purpose.ENTER.in(purposes) || Purpose.LEAVE.in(purposes);
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
}
