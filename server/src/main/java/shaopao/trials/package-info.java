/**
 * The experience panel (体验团): people drawn blind try an item before it goes live, and it cannot go live before what
 * they met is settled.
 *
 * <p>A trial belongs to one version of an item, the hash of its content. First the list of all who could be drawn is
 * frozen and its hash published, with pseudonyms (代号) instead of people and the groups by which seats are spread; then
 * comes a seed that nobody could know before; then the draw, which anybody can compute anew ({@code DrawRules} says
 * how, and {@code docs/guide/trials.md} has the recipe). Whoever declines, does not answer or leaves is replaced by the
 * next in the order of the draw.
 *
 * <p>What they try is the item's own form and flow in a sandbox: no application, no number, no message to those who
 * would decide, no outcome. Nothing that they type enters a table of another module.
 *
 * <p>Invariants: one draw per trial; nobody is asked twice within the cool-down; taking part is voluntary at each
 * moment, and leaving removes what one did; results name nobody; an open finding shuts the gate, and only a named
 * person settles it, with a reason; a version passes by its own trial, or by one whose settled findings led to it,
 * which a named person has taken responsibility for.
 *
 * <p>Vocabulary: trial 体验, panel 体验团, seat 席位, pseudonym 代号, seed 种子, finding 问题, gate 上线门槛.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "secrets",
            "audit",
            "http",
            "people",
            "access",
            "rules",
            "forms",
            "workflow",
            "notices",
            "notices :: spi",
            "hall :: catalogue",
            "hall :: spi"
        })
package shaopao.trials;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
