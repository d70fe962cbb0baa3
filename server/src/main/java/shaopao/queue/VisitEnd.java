package shaopao.queue;

import java.util.Optional;

/**
 * Why somebody came, and why it was not done online.
 *
 * @param reason in words; empty when nobody wrote it down
 * @param item code of the item of the service hall that it was about
 */
record VisitEnd(String reason, Optional<String> item, Obstacle obstacle) {

    static final VisitEnd SILENT = new VisitEnd("", Optional.empty(), Obstacle.NONE);

    /** What kept the person from doing it online. */
    enum Obstacle {
        /** Nothing, or nobody asked: it belongs at a counter. */
        NONE,
        /** It can be done online, and the person did not know. */
        NOT_KNOWN,
        /** There is no such item online. */
        NO_ITEM,
        /** It was tried online and did not work. */
        FAILED,
        /** A paper or a stamp is wanted. */
        PAPER,
        /** The person would rather come. */
        CHOICE
    }
}
