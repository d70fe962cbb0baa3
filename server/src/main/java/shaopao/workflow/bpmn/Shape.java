package shaopao.workflow.bpmn;

import java.util.Optional;
import org.w3c.dom.Element;

/**
 * One drawn element that ways lead through.
 *
 * @param name what the drawing calls it; empty when it has no name
 * @param joins key of the gateway whose ways meet here, as our own files say it
 * @param inside what a sub-process holds
 * @param lane name of the lane in which it is drawn
 */
record Shape(
        String id,
        String name,
        Kind kind,
        Element xml,
        Optional<String> joins,
        Optional<Chart> inside,
        Optional<String> lane) {

    /** What it does to the ways. */
    enum Kind {
        START,
        /** A task, an event that is waited for, a sub-process: one way in, one way out. */
        STEP,
        /** One of the ways. */
        ONE,
        /** Those whose condition holds. */
        SOME,
        /** All ways. */
        ALL,
        /** The way ends. */
        END,
        /** Everything ends. */
        STOP;

        boolean gateway() {
            return this == ONE || this == SOME || this == ALL;
        }
    }

    String tag() {
        return xml.getLocalName();
    }

    BpmnRemark remark(BpmnRemark.Reason reason, String subject) {
        return new BpmnRemark(id, name, tag(), reason, subject);
    }

    RefusedFileException refused(BpmnRemark.Reason reason, String subject) {
        return new RefusedFileException(remark(reason, subject));
    }
}
