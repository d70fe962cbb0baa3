package shaopao.gates;

import java.util.Collection;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;

/** For modules that implement {@link shaopao.gates.spi.FactSource}: say here for whom something has changed. */
@Component
public class GateFacts {

    private final FactBook book;

    GateFacts(FactBook book) {
        this.book = book;
    }

    /** Gates of this node know at once, those of others within a minute. */
    public void changed(Collection<PersonId> people) {
        book.changed(people);
    }
}
