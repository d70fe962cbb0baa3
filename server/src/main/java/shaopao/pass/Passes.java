package shaopao.pass;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.PersonId;
import shaopao.pass.Reading.Accepted;
import shaopao.pass.Reading.Refused;

/** What other modules ask of passes: whether something shown is good, and that its use is recorded once. */
@Component
public class Passes {

    private final CodeReader codes;
    private final DirectoryListener directory;
    private final PassStore store;
    private final UseStore uses;
    private final PassCards cards;
    private final PassEchoes echoes;
    private final Clock clock;

    Passes(
            CodeReader codes,
            DirectoryListener directory,
            PassStore store,
            UseStore uses,
            PassCards cards,
            PassEchoes echoes,
            Clock clock) {
        this.codes = codes;
        this.directory = directory;
        this.store = store;
        this.uses = uses;
        this.cards = cards;
        this.echoes = echoes;
        this.clock = clock;
    }

    /** Reads what was shown and records the use; a code that was accepted for the purpose before is refused. */
    @Transactional
    public Reading read(Shown shown, Reader reader, Purpose purpose, Instant at) {
        return recordAll(List.of(new Use(look(shown, reader, purpose, at), reader, purpose, at)))
                .getFirst();
    }

    /**
     * Whether it is good, without recording anything; a number that this node has not heard of yet is asked for once.
     * {@link CodeReader} is the same without a database.
     */
    public Reading look(Shown shown, Reader reader, Purpose purpose, Instant at) {
        if (shown instanceof Shown.Paper paper) {
            return cards.look(paper, reader, purpose, at);
        }
        Reading reading = codes.verify(shown, reader, purpose, at);
        return reading instanceof Refused refused && refused.why() == PassRefusal.UNKNOWN && learn(shown)
                ? codes.verify(shown, reader, purpose, at)
                : cards.named(shown, reading);
    }

    /**
     * Whether it was good at a moment of the past, by what the pass was then: frozen, replaced or called off later
     * changes nothing, and unfrozen later neither. Without recording anything.
     */
    public Reading lookBack(Shown shown, Reader reader, Purpose purpose, Instant at) {
        if (shown instanceof Shown.Paper paper) {
            return cards.look(paper, reader, purpose, at);
        }
        UnaryOperator<Known> then = known -> directory.asOf(known, at);
        Reading reading = codes.verify(shown, reader, purpose, at, then);
        return reading instanceof Refused refused && refused.why() == PassRefusal.UNKNOWN && learn(shown)
                ? codes.verify(shown, reader, purpose, at, then)
                : reading;
    }

    /**
     * Records many uses in one statement, in the transaction that runs, and says what came of each, in order: an
     * accepted code that was accepted for the same purpose before becomes {@link PassRefusal#REPLAYED}.
     */
    @Transactional
    public List<Reading> recordAll(List<Use> given) {
        List<Use> counted = papersUsed(given);
        List<Reading> readings =
                new ArrayList<>(counted.stream().map(Use::reading).toList());
        List<Integer> stored = IntStream.range(0, counted.size())
                .filter(at -> pass(counted.get(at).reading()).isPresent())
                .boxed()
                .toList();
        if (stored.isEmpty()) {
            return readings;
        }
        List<UseStore.Recorded> recorded =
                uses.recordAll(stored.stream().map(at -> entry(counted.get(at))).toList(), clock.instant());
        List<UseStore.Entry> replays = new ArrayList<>();
        Map<Integer, Use> late = new HashMap<>();
        for (int i = 0; i < stored.size(); i++) {
            int at = stored.get(i);
            Use use = counted.get(at);
            if (use.reading() instanceof Accepted accepted) {
                recorded.get(i).alarm().ifPresent(alarm -> echoes.alarm(alarm, accepted, use));
                if (!recorded.get(i).first()) {
                    readings.set(at, new Refused(PassRefusal.REPLAYED, Optional.of(accepted.pass())));
                    replays.add(entry(new Use(readings.get(at), use.reader(), use.purpose(), use.at())));
                    late.put(replays.size(), use);
                    replays.add(entry(use));
                }
            }
        }
        if (!replays.isEmpty()) {
            // asked once more: what another node accepted at this very moment is seen only now
            List<UseStore.Recorded> again = uses.recordAll(replays, clock.instant());
            late.forEach((at, use) ->
                    again.get(at).alarm().ifPresent(alarm -> echoes.alarm(alarm, (Accepted) use.reading(), use)));
        }
        return readings;
    }

    /** The pass of a person, if there is one. */
    public Optional<PassId> passOf(PersonId person) {
        return store.find(person);
    }

    /** Printed passes are counted one by one, and in one order: two batches never wait in a circle. */
    private List<Use> papersUsed(List<Use> given) {
        List<Use> counted = new ArrayList<>(given);
        IntStream.range(0, given.size())
                .boxed()
                .filter(at -> paper(given.get(at)).isPresent())
                .sorted(Comparator.comparing(at -> paper(given.get(at)).orElseThrow()))
                .forEach(at -> {
                    Use use = given.get(at);
                    if (!cards.usePaper(paper(use).orElseThrow(), use.at())) {
                        Refused replayed = new Refused(PassRefusal.REPLAYED, pass(use.reading()));
                        counted.set(at, new Use(replayed, use.reader(), use.purpose(), use.at()));
                    }
                });
        return counted;
    }

    /** The serial number, of a printed pass that was good. */
    private static Optional<Long> paper(Use use) {
        return use.reading() instanceof Accepted accepted && accepted.carrier() == Carrier.PAPER
                ? Optional.of(accepted.number())
                : Optional.empty();
    }

    /** Whose phone proves that it holds its key, by a code that no phone shows. */
    Optional<Known> prove(byte[] code, Instant at) {
        return codes.prove(code, at).or(() -> learn(new Shown.Code(code)) ? codes.prove(code, at) : Optional.empty());
    }

    private boolean learn(Shown shown) {
        Optional<PassId> pass = switch (shown) {
            case Shown.Code code -> CodeFormat.parts(code.bytes()).flatMap(parts -> store.byNumber(parts.number()));
            case Shown.Card card -> cards.passOf(card.number());
            case Shown.Paper _ -> Optional.empty();
        };
        pass.ifPresent(directory::learn);
        return pass.isPresent();
    }

    private static Optional<PassId> pass(Reading reading) {
        return switch (reading) {
            case Accepted accepted -> Optional.of(accepted.pass());
            case Refused refused -> refused.pass();
        };
    }

    private static UseStore.Entry entry(Use use) {
        return switch (use.reading()) {
            case Accepted accepted -> accepted(accepted, use);
            case Refused refused ->
                new UseStore.Entry(
                        refused.pass().orElseThrow(),
                        CodeRules.stepOf(use.at()),
                        use.purpose(),
                        onceOf(refused.why(), use.reader().id()),
                        Optional.of(refused.why()),
                        Carrier.PHONE,
                        use.reader(),
                        use.at(),
                        0,
                        0);
        };
    }

    private static UseStore.Entry accepted(Accepted accepted, Use use) {
        boolean phone = accepted.carrier() == Carrier.PHONE;
        return new UseStore.Entry(
                accepted.pass(),
                accepted.step(),
                use.purpose(),
                phone ? 0 : ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE),
                Optional.empty(),
                accepted.carrier(),
                use.reader(),
                use.at(),
                phone ? accepted.number() : 0,
                accepted.skew().toMillis());
    }

    /** The same refusal at the same reader within 15 s is one line, however often somebody tries. */
    private static long onceOf(PassRefusal why, ReaderId reader) {
        UUID id = reader.value();
        long mixed = 31 * (31 * id.getMostSignificantBits() + id.getLeastSignificantBits())
                + why.name().hashCode();
        return Math.max(1, mixed & Long.MAX_VALUE);
    }
}
