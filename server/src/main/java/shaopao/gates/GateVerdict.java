package shaopao.gates;

import java.util.Optional;

/**
 * What a gate does, and why.
 *
 * @param line of the policy that decided, counted from 0; -1 when none did
 */
record GateVerdict(Direction direction, GateReason reason, int line, Optional<PassageRemark> remark) {

    boolean opens() {
        return reason.opens();
    }
}
