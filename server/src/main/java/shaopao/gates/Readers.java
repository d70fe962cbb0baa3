package shaopao.gates;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.devices.DeviceId;
import shaopao.gates.GateDecisions.Decided;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.pass.Holder;
import shaopao.pass.Shown;

/** What readers ask while they are on line. */
@Component
class Readers {

    private final GateBook book;
    private final GateDecisions decisions;
    private final ReasonWords words;
    private final FactBook facts;

    Readers(GateBook book, GateDecisions decisions, ReasonWords words, FactBook facts) {
        this.book = book;
        this.decisions = decisions;
        this.words = words;
        this.facts = facts;
    }

    /** The gate at which the reader stands. */
    Gate gate(DeviceId device) {
        return book.gate(device)
                .orElseThrow(() -> new ProblemException(GatesProblem.NO_ENTRY_HERE, Map.of("device", device)));
    }

    /** The same, or where it stood last: what it kept there is taken also when it stands nowhere. */
    Gate lastGate(DeviceId device) {
        return book.gate(device)
                .or(() -> book.lastStand(device).flatMap(book::former))
                .orElseThrow(() -> new ProblemException(GatesProblem.NO_ENTRY_HERE, Map.of("device", device)));
    }

    /** @param shown the text of a code or of a printed pass */
    GateAnswer decide(DeviceId device, String shown) {
        return answer(decisions.decide(gate(device), Optional.of(device), Shown.text(shown)));
    }

    GateAnswer decideCard(DeviceId device, String card) {
        return answer(decisions.decide(gate(device), Optional.of(device), new Shown.Card(card)));
    }

    private GateAnswer answer(Decided decided) {
        Passage passage = decided.passage();
        GateVerdict verdict = passage.verdict();
        GatePolicy policy = passage.gate().ready().policy();
        return new GateAnswer(
                passage.id(),
                verdict.opens(),
                verdict.direction(),
                verdict.reason(),
                words.of(verdict, policy),
                verdict.remark(),
                decided.holder().map(this::name),
                decided.holder().map(holder -> decisions.facts(holder).kind()).orElse(""),
                decided.inside(),
                policy.capacity(),
                passage.at());
    }

    private String name(Holder holder) {
        return switch (holder) {
            case Holder.Member(PersonId person) -> hidden(facts.name(person));
            case Holder.Guest guest -> hidden(guest.name());
        };
    }

    /** A screen at a door shows the first character and how many follow. */
    static String hidden(String name) {
        int shown = name.isEmpty() ? 0 : name.offsetByCodePoints(0, 1);
        return name.substring(0, shown) + "*".repeat(Math.min(3, name.codePointCount(shown, name.length())));
    }
}
