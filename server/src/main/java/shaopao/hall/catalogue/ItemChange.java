package shaopao.hall.catalogue;

import shaopao.kernel.Words;

/**
 * One difference between two versions of an item, in words.
 *
 * @param key of the field or step; name of the property for the item itself
 */
record ItemChange(Area area, Kind kind, String key, Words text) {

    /** What part of the item. */
    enum Area {
        ITEM,
        FIELD,
        STEP,
        GUIDE
    }

    enum Kind {
        ADDED,
        REMOVED,
        MOVED,
        CHANGED
    }
}
