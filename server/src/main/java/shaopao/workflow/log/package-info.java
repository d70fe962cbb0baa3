/**
 * The history of cases as event logs for process mining: XES (IEEE 1849) and OCEL 2.0. Written as they are read, in
 * batches, so that a million cases need no more memory than a few hundred.
 */
@NullMarked
@NamedInterface("log")
package shaopao.workflow.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
