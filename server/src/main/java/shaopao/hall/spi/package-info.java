/** What modules above bring into the service hall: whether an item may go live, and what comes of an application. */
@NullMarked
@NamedInterface("spi")
package shaopao.hall.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
