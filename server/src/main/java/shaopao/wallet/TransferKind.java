package shaopao.wallet;

/** How a transfer moves money. */
public enum TransferKind {
    /** At once. */
    SINGLE,
    /** Sets it aside until it is posted, voided or expires. */
    PENDING,
    /** Moves all or a part of what was set aside; the rest is free again. */
    POST_PENDING,
    /** Gives free what was set aside. */
    VOID_PENDING
}
