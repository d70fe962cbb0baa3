/**
 * Keys of the installation, all derived from one secret: {@code SHAOPAO_SECRET} (32 bytes, Base64), or a file that is
 * made on the first start. Nodes that share a database share the secret. Nothing here is ever logged.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package shaopao.secrets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
