package shaopao.pass;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What reads a code, and where it stands.
 *
 * @param places the place of the reader first, then each that it lies in; empty where the place is not known, and
 *     then no visitor is accepted who may go to some places only
 */
public record Reader(ReaderId id, List<UUID> places) {

    public Reader {
        places = List.copyOf(places);
    }

    /** A reader whose place nobody asks for. */
    public static Reader of(ReaderId id) {
        return new Reader(id, List.of());
    }

    /** The place itself. */
    public Optional<UUID> place() {
        return places.stream().findFirst();
    }
}
