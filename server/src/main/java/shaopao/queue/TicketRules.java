package shaopao.queue;

import java.util.Optional;

/** What may be done to a ticket, and where it stands then. */
final class TicketRules {

    /** Whoever did not come so often has left. */
    static final int MISSES_MAX = 2;

    /** So often one may be sent to mend a form and keep the place. */
    static final int AWAYS_MAX = 3;

    private TicketRules() {}

    /** Empty when the act is not possible there. */
    static Optional<TicketState> after(TicketState state, TicketAct act) {
        TicketState next = switch (act) {
            case CHECK_IN -> state == TicketState.EXPECTED ? TicketState.WAITING : null;
            case CALL -> state == TicketState.WAITING ? TicketState.CALLED : null;
            case RECALL -> state == TicketState.CALLED ? TicketState.CALLED : null;
            case START -> state == TicketState.CALLED ? TicketState.SERVING : null;
            case HOLD -> state == TicketState.SERVING ? TicketState.HELD : null;
            case RESUME -> state == TicketState.HELD ? TicketState.SERVING : null;
            case TRANSFER -> atCounter(state) ? TicketState.WAITING : null;
            case SEND_AWAY -> state == TicketState.SERVING || state == TicketState.HELD ? TicketState.AWAY : null;
            case MISS -> state == TicketState.CALLED ? TicketState.MISSED : null;
            case BACK -> state == TicketState.AWAY || state == TicketState.MISSED ? TicketState.WAITING : null;
            case FINISH -> state == TicketState.SERVING || state == TicketState.HELD ? TicketState.DONE : null;
            case LEAVE ->
                state == TicketState.EXPECTED
                                || state == TicketState.WAITING
                                || state == TicketState.AWAY
                                || state == TicketState.MISSED
                        ? TicketState.LEFT
                        : null;
        };
        return Optional.ofNullable(next);
    }

    static boolean atCounter(TicketState state) {
        return state == TicketState.CALLED || state == TicketState.SERVING || state == TicketState.HELD;
    }
}
