/**
 * The way to the database: the embedded PostgreSQL or an external one, migrations per module, parameter binding,
 * advisory locks, group commit, backup and restore. It owns no table.
 *
 * <p>Promises: an acknowledged commit is on disk (fsync, synchronous_commit and data checksums are on); one process
 * owns a data folder; a module's migrations stand in {@code db/migration/<module>} and touch the schema of that name
 * alone.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package shaopao.db;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
