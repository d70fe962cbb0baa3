package shaopao.pass;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.pass.Reading.Accepted;
import shaopao.pass.Reading.Refused;

/** What carries a pass when there is no phone: cards, and day passes on paper. */
@Component
class PassCards {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final CardStore store;
    private final PassStore passes;
    private final PassKeys keys;
    private final CodeDirectory directory;
    private final PassEchoes echoes;
    private final Clock clock;

    PassCards(
            CardStore store, PassStore passes, PassKeys keys, CodeDirectory directory, PassEchoes echoes, Clock clock) {
        this.store = store;
        this.passes = passes;
        this.keys = keys;
        this.directory = directory;
        this.echoes = echoes;
        this.clock = clock;
    }

    /** That staff read somebody's uses is recorded. */
    void recordReading(Actor actor, PersonId person) {
        echoes.record(actor, "pass.uses-read", "person", person.toString(), Map.of());
    }

    List<PassCard> cards(PassId pass) {
        return store.cards(pass);
    }

    @Transactional
    public void give(Actor actor, PassId pass, String number) {
        if (!CardRules.valid(number)) {
            throw new ProblemException(PassProblem.CARD_NUMBER_INVALID);
        }
        Instant now = clock.instant();
        if (!store.give(pass, hashes("card", CardRules.normal(number)), CardRules.ending(number), actor.name(), now)) {
            throw new ProblemException(PassProblem.CARD_TAKEN);
        }
        passes.changed(pass, now);
        echoes.record(actor, "pass.card-given", "pass", pass.toString(), Map.of("ending", CardRules.ending(number)));
    }

    /** The card is dead at once, for the holder who lost it or by staff. */
    @Transactional
    public void end(Actor actor, PassId pass, UUID card, CardEnd reason) {
        Instant now = clock.instant();
        if (!store.end(pass, card, reason, now)) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        passes.changed(pass, now);
        echoes.record(actor, "pass.card-ended", "pass", pass.toString(), Map.of("card", card, "reason", reason.name()));
    }

    /** The text of a fresh printed pass; it is told this once. Papers that were printed before are dead. */
    @Transactional
    public String print(Actor actor, PassId pass, boolean single, LocalDate day) {
        Instant now = clock.instant();
        passes.lock(pass);
        store.endPapers(pass, now);
        String text = PaperRules.text(keys.digits(PaperRules.CHARACTERS));
        long serial = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        store.print(pass, hashes("paper", text), serial, single, day, actor.name(), now);
        echoes.record(
                actor, "pass.paper-printed", "pass", pass.toString(), Map.of("single", single, "day", day.toString()));
        return text;
    }

    private CardStore.Hashes hashes(String kind, String text) {
        return new CardStore.Hashes(keys.hash(kind, text), keys.readerHash(kind, text));
    }

    /** The pass of a card, for a node that has not heard of it yet. */
    Optional<PassId> passOf(String number) {
        return CardRules.valid(number) ? store.passOf(keys.hash("card", CardRules.normal(number))) : Optional.empty();
    }

    /** A card that was given before readers knew cards gets its name when it is read: only then its number is here. */
    Reading named(Shown shown, Reading reading) {
        if (shown instanceof Shown.Card(String number)
                && reading instanceof Accepted good
                && directory.nameless(good.pass())) {
            CardStore.Hashes hashes = hashes("card", CardRules.normal(number));
            if (store.name(hashes)) {
                passes.changed(good.pass(), clock.instant());
            }
        }
        return reading;
    }

    /** Uses a printed pass that was looked at; false when a single one was used meanwhile. */
    boolean usePaper(long serial, Instant now) {
        return store.usePaper(serial, now);
    }

    /** What a printed pass is good for now; nothing is recorded. */
    Reading look(Shown.Paper paper, Reader reader, Purpose purpose, Instant at) {
        byte[] hash = keys.hash("paper", PaperRules.normal(paper.text()));
        return store.paper(hash, LocalDate.ofInstant(at, ZONE))
                .map(found -> judge(found, reader, purpose, at))
                .orElseGet(() -> Refused.of(PassRefusal.UNKNOWN));
    }

    private static Reading judge(CardStore.Paper paper, Reader reader, Purpose purpose, Instant at) {
        Reading reading = CodeRules.plain(paper.known(), Carrier.PAPER, reader, purpose, at);
        if (!(reading instanceof Accepted good)) {
            return reading;
        }
        Optional<PassId> pass = Optional.of(good.pass());
        if (!paper.today()) {
            return new Refused(PassRefusal.OUT_OF_PERIOD, pass);
        }
        return paper.used()
                ? new Refused(PassRefusal.REPLAYED, pass)
                : new Accepted(
                        good.pass(), good.holder(), purpose, Carrier.PAPER, paper.serial(), good.step(), good.skew());
    }
}
