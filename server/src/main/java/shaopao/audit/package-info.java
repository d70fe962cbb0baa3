/**
 * The record of who did what to whom, from where and when, that nobody can quietly change.
 *
 * <p>{@link shaopao.audit.Audit#record} writes an entry inside the transaction of the act: both happen or neither.
 * Triggers refuse update, delete and truncate. A moment later one node <em>seals</em> what waits: each entry gets the
 * next position of the one chain and a SHA-256 over the hash before it and its own content. Writers therefore never
 * queue for the chain; under a lock held until commit, a long import would have made every other act wait. The price
 * is a second or two in which an entry is protected by the triggers alone.
 *
 * <p>Whoever owns the database could drop the triggers and compute the whole chain anew. So the chain's end is kept
 * apart from it, marked with an HMAC under the installation's secret ({@code audit.anchor}), and each node writes it
 * to a file of its own as well, so that a cut tail is missed even when an older anchor is put back with it.
 *
 * <p>Vocabulary: entry, seal, chain, anchor (the last sealed position with its hash), mark (HMAC of an anchor),
 * verdict.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "secrets"})
package shaopao.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
