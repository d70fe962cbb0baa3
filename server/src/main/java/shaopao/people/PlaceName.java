package shaopao.people;

import java.util.UUID;

/** A unit or a class as people call it. */
public record PlaceName(UUID id, Kind kind, String code, String name) {

    /** What the place is. */
    public enum Kind {
        UNIT,
        CLASS
    }
}
