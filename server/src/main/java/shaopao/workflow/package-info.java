/**
 * How an application moves: who decides next, what an act does, when it is over.
 *
 * <p>The heart is pure: {@code Decider.decide(route, state, command, facts)} answers with events or with a refusal. It
 * knows no Spring, no clock and no SQL; whom a rule names, whether a condition holds and how long a working day is, it
 * asks of {@code Facts}. {@code CaseFold} says what each event means, and nothing else does. A command is stored by one
 * SQL statement that checks the version, appends the events, and updates to-do rows, timers, calls, messages and the
 * case's summary, all or nothing.
 *
 * <p>Reading order: {@code Node} and {@code Definition} (what can be asked for), {@code Command} (what people do),
 * {@code CaseEvent} (what happened), {@code CaseState} (visits, seats, to-dos, timers), {@code Decider} (which hands a
 * command to {@code Decisions}, {@code Signers}, {@code Returns}, {@code OwnerActs}, {@code Talk}, {@code Times} or
 * {@code Calls}), {@code Walk} (from node to node), {@code Seating} (who is asked, and whether it is decided).
 *
 * <p>A {@link shaopao.workflow.Definition} is made of blocks inside blocks, never of free arrows: a block ends where it
 * began, so no definition can lose or double a step. Definitions are stored by the hash of their content and never
 * change; a running case stays on its own until somebody migrates it.
 *
 * <p>Invariants: a case that is not over waits for somebody, for a time or for another system; a case that is over
 * takes no act; every open lane of a block has one open visit; of two who decide at once one wins and the other is told
 * ({@code CASE_MOVED}); a command with an id that was seen before is not done again.
 *
 * <p>Vocabulary: a case (办件) runs along a definition (流程); a visit is one stay at a node (环节); a seat is one place
 * among those who decide, whose people sign in turn; a to-do (待办) asks one person; a {@link shaopao.workflow.Who} names
 * people by a rule that modules above implement ({@link shaopao.workflow.spi.CandidateRule}).
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "rules", "calendar", "secrets"})
package shaopao.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
