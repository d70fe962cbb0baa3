/** What modules above tell the gates of people: where they live, leave, campaigns, seats in an exam. */
@NullMarked
@NamedInterface("spi")
package shaopao.gates.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
