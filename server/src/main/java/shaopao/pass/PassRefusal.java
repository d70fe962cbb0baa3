package shaopao.pass;

/**
 * Why a code was not accepted. Kept for the holder and for staff; a reader shows none of it, so that whoever tries
 * codes at a door learns nothing from the answer.
 */
public enum PassRefusal {
    /** No code of ours, or of a version that we do not know. */
    MALFORMED,
    /** Nobody has, or had, this number. */
    UNKNOWN,
    /** The number is known, but the key or signature does not fit. */
    FORGED,
    /** The code was good and is too old, or its clock is too far behind. */
    EXPIRED,
    /** The clock of the phone is too far ahead. */
    EARLY,
    /** The phone, card or paper was replaced, lost or taken back. */
    REVOKED,
    /** The holder or staff stopped the pass for now. */
    FROZEN,
    /** The same code was accepted for the same purpose before. */
    REPLAYED,
    /** The pass is not for this purpose. */
    WRONG_PURPOSE,
    /** A visitor's period has not begun or is over. */
    OUT_OF_PERIOD,
    /** A visitor at a place that the visit does not name. */
    WRONG_PLACE
}
