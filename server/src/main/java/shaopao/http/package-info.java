/**
 * The edge: problem details (RFC 9457) for every refusal, who may call what, paging, idempotency keys, server-sent
 * events, limits on size, rate and time.
 *
 * <p>An endpoint is refused unless its method says who may call it ({@link shaopao.kernel.MayCall}). Whoever signs
 * people in stands above and leaves the {@link shaopao.kernel.Actor} on the request ({@link shaopao.http.Requests}).
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "secrets"})
package shaopao.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
