/**
 * One rule language for eligibility, flow conditions, form logic and gate policy: CEL (Common Expression Language),
 * in the same limited form on the server and in the browser.
 *
 * <p>An {@link shaopao.rules.Environment} declares the variables that a rule may use and their types. A rule is
 * compiled when it is saved: what does not parse or type-check, or uses more than is allowed, is refused with line
 * and column. A compiled rule is a function of its variables and of nothing else: no clock, no I/O, no randomness;
 * {@code today} is a variable.
 *
 * <p>Bounded by construction: an expression has at most 2,000 characters, 300 nodes, 24 levels and 10 loops, at most
 * 2 deep, over lists of at most 200 elements; patterns are literals of a small subset. That alone would still allow
 * minutes over long texts, so what a run does is counted in steps as well, and it fails at 200,000 of them: the worst
 * rule takes a quarter of a second of one core when it is met for the first time ({@code ./shaopao bench rules}).
 *
 * <p>Allowed is only what both engines, cel-java here and cel-js in {@code web/src/kit/rules.ts}, do alike; the
 * table of cases beside the tests is run through both. Dates are a type of their own, and what the two do
 * differently (time zones, number formats, conversions) is replaced by functions of ours. Only this module knows
 * {@code dev.cel}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package shaopao.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
