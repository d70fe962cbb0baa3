/**
 * How an application moves: who decides next, what an act does, when it is over.
 *
 * <p>The heart is pure: {@code Decider.decide(definition, state, command, now, candidates, conditions)} answers with
 * events or with a refusal. It knows no Spring, no clock and no SQL; {@code CaseState} is the fold of the events and
 * nothing else. A command is stored by one SQL statement that checks the version, appends the events, and updates
 * to-do rows and the case's summary, all or nothing.
 *
 * <p>A {@link shaopao.workflow.Definition} is made of blocks inside blocks, never of free arrows: a branch ends where
 * it began, so no definition can lose or double a step. Definitions are stored by the hash of their content and never
 * change; a running case stays on its own.
 *
 * <p>Invariants: a case that is not over has an open to-do; a case that is over takes no act; of two who decide at
 * once one wins and the other is told ({@code CASE_MOVED}); a command with an id that was seen before is not done
 * again.
 *
 * <p>Vocabulary: a case (办件) runs along a definition (流程); a visit is one stay at a node (环节); a to-do (待办) asks one
 * person to decide or to correct; a {@link shaopao.workflow.Who} names people by a rule that modules above implement
 * ({@link shaopao.workflow.spi.CandidateRule}).
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "rules"})
package shaopao.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
