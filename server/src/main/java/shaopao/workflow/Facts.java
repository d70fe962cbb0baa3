package shaopao.workflow;

import java.time.Instant;

/** What the decider may ask of the world. */
record Facts(Instant now, Candidates candidates, Conditions conditions, WorkingHours hours) {}
