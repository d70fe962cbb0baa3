/** What modules above tell places: where and when people are expected, and who sits an exam where. */
@NullMarked
@NamedInterface("spi")
package shaopao.places.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
