package shaopao.pass;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import shaopao.pass.Reading.Accepted;
import shaopao.pass.Reading.Refused;

/** Whether something shown is good: facts in, reading out. */
final class CodeRules {

    private static final long STEPS_A_DAY = 86_400 / CodeFormat.STEP_SECONDS;
    private static final long STEP_MS = CodeFormat.STEP_SECONDS * 1_000L;

    private CodeRules() {}

    /**
     * A code whose HMAC fits the key of its number. The order of the questions decides which reason the holder reads:
     * what cannot be helped first.
     *
     * @param step the whole time step of the code
     */
    static Reading code(CodeFormat.Parts code, long step, Known known, Reader reader, Purpose purpose, Instant at) {
        long stepsBehind = stepOf(at) - step;
        Optional<PassRefusal> refusal = Optional.<PassRefusal>empty()
                .or(() -> known.endedAt().map(_ -> PassRefusal.REVOKED))
                .or(() -> when(stepsBehind > CodeFormat.STEPS_TOLERATED, PassRefusal.EXPIRED))
                .or(() -> when(stepsBehind < -CodeFormat.STEPS_TOLERATED, PassRefusal.EARLY))
                .or(() -> when(!purpose.in(code.purposes()), PassRefusal.WRONG_PURPOSE))
                .or(() -> pass(known, reader, purpose, at));
        Duration skew = Duration.ofMillis(step * STEP_MS + STEP_MS / 2 - at.toEpochMilli());
        return refusal.<Reading>map(why -> new Refused(why, Optional.of(known.pass())))
                .orElseGet(() ->
                        new Accepted(known.pass(), known.holder(), purpose, Carrier.PHONE, code.number(), step, skew));
    }

    /** A card or a printed pass that is known: no time stands in it. */
    static Reading plain(Known known, Carrier carrier, Reader reader, Purpose purpose, Instant at) {
        Optional<PassRefusal> refusal =
                known.endedAt().map(_ -> PassRefusal.REVOKED).or(() -> pass(known, reader, purpose, at));
        return refusal.<Reading>map(why -> new Refused(why, Optional.of(known.pass())))
                .orElseGet(() ->
                        new Accepted(known.pass(), known.holder(), purpose, carrier, 0, stepOf(at), Duration.ZERO));
    }

    private static Optional<PassRefusal> pass(Known known, Reader reader, Purpose purpose, Instant at) {
        return Optional.<PassRefusal>empty()
                .or(() -> when(known.frozen(), PassRefusal.FROZEN))
                .or(() -> when(!purpose.in(known.purposes()), PassRefusal.WRONG_PURPOSE))
                .or(() -> known.holder() instanceof Holder.Guest guest && purpose != Purpose.LEAVE
                        ? visit(guest, reader, at)
                        : Optional.empty());
    }

    private static Optional<PassRefusal> visit(Holder.Guest guest, Reader reader, Instant at) {
        if (at.isBefore(guest.from()) || !at.isBefore(guest.until())) {
            return Optional.of(PassRefusal.OUT_OF_PERIOD);
        }
        boolean welcome = guest.places().isEmpty() || reader.places().stream().anyMatch(guest.places()::contains);
        return when(!welcome, PassRefusal.WRONG_PLACE);
    }

    /**
     * A signed code as a reader without a network decides: the signature vouches for number, purposes and minute; the
     * quarter of the minute is only what the phone says.
     */
    static Optional<PassRefusal> signed(CodeFormat.Parts code, ReaderKey key, Purpose purpose, Instant at) {
        long minute = CodeFormat.minute(code.step(at.getEpochSecond()));
        long minutesBehind = Math.floorDiv(at.getEpochSecond(), 60) - minute;
        return Optional.<PassRefusal>empty()
                .or(() -> when(!key.signed(code, minute), PassRefusal.FORGED))
                .or(() -> when(minutesBehind > 1, PassRefusal.EXPIRED))
                .or(() -> when(minutesBehind < -1, PassRefusal.EARLY))
                .or(() -> when(!purpose.in(code.purposes()), PassRefusal.WRONG_PURPOSE));
    }

    /** True when the step is within a day of the instant. */
    static boolean sameDay(long step, Instant at) {
        return Math.abs(stepOf(at) - step) <= STEPS_A_DAY;
    }

    /** The time step of an instant. */
    static long stepOf(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), CodeFormat.STEP_SECONDS);
    }

    private static Optional<PassRefusal> when(boolean so, PassRefusal why) {
        return so ? Optional.of(why) : Optional.empty();
    }
}
