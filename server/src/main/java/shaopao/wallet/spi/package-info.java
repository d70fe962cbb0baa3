/** What a way of paying must be able to do; a school adds its own as a bean. */
@NullMarked
@NamedInterface("spi")
package shaopao.wallet.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
