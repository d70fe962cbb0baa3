package shaopao.hall.catalogue;

/** A turn in a person's life at which several items are wanted at once (一件事). */
public enum LifeEvent {
    NEW_STUDENT,
    GRADUATING,
    GOING_ABROAD,
    LOOKING_FOR_WORK,
    NEW_STAFF,
    RETIRING,
    MOVING
}
