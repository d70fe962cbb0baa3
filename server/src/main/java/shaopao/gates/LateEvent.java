package shaopao.gates;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import shaopao.devices.DeviceId;
import shaopao.pass.Shown;

/**
 * One decision that a reader made without a network.
 *
 * @param number from 1, one more with each event of the log
 * @param atMillis when, since 1970, by the reader's clock as it was set right by the server last
 * @param line of the policy that decided; -1 when none did
 * @param entry at which it was decided; the reader may have been moved since. Absent for where it stands now
 * @param policy version of the policy
 * @param code the text of what was shown; of a card {@code card:} and its number
 * @param previous signature of the event before; empty for the first
 * @param signature of {@link #text}, by the device's key, in Base64url
 */
record LateEvent(
        @Positive long number,
        long atMillis,
        @NotNull Direction direction,
        boolean open,
        @NotNull GateReason reason,
        int line,
        Optional<EntryId> entry,
        @PositiveOrZero long policy,
        @NotNull @Size(max = 320) String code,
        @NotNull @Size(max = 86) String previous,
        @NotNull @Size(min = 86, max = 86) String signature) {

    private static final String CARD = "card:";

    /** What was shown. */
    Shown shown() {
        return code.startsWith(CARD) ? new Shown.Card(code.substring(CARD.length())) : Shown.text(code);
    }

    /** What the signature covers, a line each. */
    byte[] text(DeviceId device, UUID log, EntryId here) {
        return String.join(
                        "\n",
                        "SHAOPAO-GATE-EVENT-1",
                        device.toString(),
                        log.toString(),
                        Long.toString(number),
                        Long.toString(atMillis),
                        entry.orElse(here).toString(),
                        direction.name(),
                        Boolean.toString(open),
                        reason.name(),
                        Integer.toString(line),
                        Long.toString(policy),
                        code,
                        previous)
                .getBytes(StandardCharsets.UTF_8);
    }
}
