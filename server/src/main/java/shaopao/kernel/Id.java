package shaopao.kernel;

import java.util.UUID;

/** An identifier of one kind of thing, so that a person is never mistaken for a file. Stored as {@code uuid}. */
public interface Id {

    UUID value();
}
