package shaopao.gates;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.Words;

/**
 * A decision as people read it.
 *
 * @param who absent for the holder's own list, and when nobody was recognised
 * @param fault why the code was not accepted
 * @param how we know of it
 * @param by who let the person pass by hand
 */
record ShownPassage(
        Instant at,
        UUID id,
        Words place,
        Words entry,
        Optional<Who> who,
        boolean guest,
        Direction direction,
        boolean opened,
        GateReason reason,
        Words words,
        Optional<PassageRemark> remark,
        Optional<String> fault,
        Passage.How how,
        Optional<String> by) {

    /** A person as staff see one at a gate. */
    record Who(
            UUID id,
            String name,
            String number,
            String kind,
            Optional<String> unit,
            Optional<String> className,
            boolean onLeave,
            boolean offCampus) {}
}
