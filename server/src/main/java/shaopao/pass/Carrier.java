package shaopao.pass;

/** What carried the pass to the reader. */
public enum Carrier {
    /** A code on the holder's phone. */
    PHONE,
    /** A card. */
    CARD,
    /** A printed day pass. */
    PAPER
}
