/**
 * Plain types that every module may name: identifiers, who acts and on whose data, pages, refusals.
 *
 * <p>Nothing here knows a framework (Jackson's annotations excepted), a table or a clock. A type belongs here only when
 * modules on different floors must exchange it; what one module owns stays in that module.
 *
 * <p>Vocabulary: an {@link shaopao.kernel.Actor} is whoever sent the request; a {@link shaopao.kernel.Scope} says on
 * whose data a permission holds; a {@link shaopao.kernel.Problem} is a refusal the platform can utter.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package shaopao.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
