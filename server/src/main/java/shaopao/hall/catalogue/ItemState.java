package shaopao.hall.catalogue;

/** Where an item is in its life. */
public enum ItemState {
    /** Known by name from an inventory (梳理). */
    INVENTORY,
    /** Being described (草稿). */
    DRAFT,
    /** Tried by some people (试用). */
    TRIAL,
    /** Open to all for whom it is (上线). */
    LIVE,
    /** Not open for a time; what runs goes on (暂停). */
    PAUSED,
    /** Not offered any more; what runs goes on (下线). */
    RETIRED
}
