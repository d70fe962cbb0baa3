/** What modules above bring into the workflow: rules that name people. */
@NullMarked
@NamedInterface("spi")
package shaopao.workflow.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
