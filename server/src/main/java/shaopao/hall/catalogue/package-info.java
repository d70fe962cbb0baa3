/**
 * The catalogue of the service hall: items (事项) read from files, their life from inventory to retirement, who may
 * apply, and how they are found. It knows nothing of applications; the hall around it does.
 */
@NullMarked
@NamedInterface("catalogue")
package shaopao.hall.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
