/** What others bring into notices: channels that carry messages, and the kinds of messages that modules above send. */
@NullMarked
@NamedInterface("spi")
package shaopao.notices.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
