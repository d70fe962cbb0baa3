/**
 * Flows as BPMN 2.0 files, in and out.
 *
 * <p>A file is read whole or refused: every element that the subset does not know, and every place that is not blocks
 * inside blocks, is named by its id and its name. What is harmless and has no meaning for us (annotations, data
 * objects, documentation) is left out and named, too.
 *
 * <p>A definition is written with positions, so that any editor shows it, and reads back as the very same definition.
 * What BPMN can say is said in BPMN: modes by multi-instance markers, limits by boundary timers, conditions by formal
 * expressions. The rest stands in attributes of the namespace {@code urn:shaopao:bpmn:1}, under the names of the
 * record's own components.
 */
@NullMarked
@NamedInterface("bpmn")
package shaopao.workflow.bpmn;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
