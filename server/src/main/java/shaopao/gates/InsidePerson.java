package shaopao.gates;

import java.time.Instant;
import java.util.Optional;
import shaopao.kernel.Words;

/**
 * Somebody who is inside.
 *
 * @param who absent for a visitor
 * @param entry by which the person came in
 * @param how we know
 */
record InsidePerson(
        Optional<ShownPassage.Who> who, boolean guest, Instant since, Optional<Words> entry, Passage.How how) {}
