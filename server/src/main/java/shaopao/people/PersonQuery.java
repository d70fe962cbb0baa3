package shaopao.people;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which persons are asked for.
 *
 * @param text beginning of a name, pinyin, initials or number, in normal form; empty for all
 * @param identity hash of a whole identity number that was asked for instead
 * @param kind what they are to the school today
 * @param units where they are today; empty for anywhere
 * @param classId the class they are in today
 */
record PersonQuery(
        String text, Optional<byte[]> identity, Optional<PersonKind> kind, Set<UUID> units, Optional<UUID> classId) {

    boolean narrowed() {
        return kind.isPresent() || !units.isEmpty() || classId.isPresent();
    }
}
