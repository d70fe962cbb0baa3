/** What modules above bring into forms: facts about a person that fill fields. */
@NullMarked
@NamedInterface("spi")
package shaopao.forms.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
