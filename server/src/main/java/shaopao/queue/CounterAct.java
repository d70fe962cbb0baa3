package shaopao.queue;

import java.util.UUID;

/** What a clerk does to somebody who is at the counter. */
sealed interface CounterAct {

    record Recall() implements CounterAct {}

    record Start() implements CounterAct {}

    record Hold() implements CounterAct {}

    record Resume() implements CounterAct {}

    record Transfer(UUID service) implements CounterAct {}

    /** To mend something; {@code note} says what. */
    record SendAway(String note) implements CounterAct {}

    record Miss() implements CounterAct {}

    record Back() implements CounterAct {}

    record Finish(VisitEnd end) implements CounterAct {}
}
