/**
 * Who may come in, and what they may do: sign-in, sessions, roles with data scopes, delegation while away, service accounts.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "http", "people", "audit", "calendar"})
package shaopao.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
