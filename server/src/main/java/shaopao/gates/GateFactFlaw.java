package shaopao.gates;

/** Why a fact cannot be taken; worded in {@code web/src/features/gates/console/factMessages.ts}. */
enum GateFactFlaw {
    /** The file has no such column, and it is needed. */
    COLUMN_MISSING,
    /** Nobody knows what the column is for. */
    COLUMN_UNKNOWN,
    /** Nobody has this number, or nobody on whom the permission holds. */
    PERSON_UNKNOWN,
    /** No kind of fact. */
    KIND_UNKNOWN,
    /** The value is missing, too long, or has characters that none may have. */
    VALUE_WRONG,
    /** No campaign with a state: {@code welcome=done}. */
    STATE_MISSING,
    /** No open place of this code is a dormitory or lies in one. */
    NOT_A_DORMITORY,
    /** Residence is a kind of its own, and no mark. */
    MARK_RESERVED,
    /** No date and no time. */
    TIME_WRONG,
    /** It would end before it begins. */
    ENDS_BEFORE_IT_BEGINS,
    /** It is over already. */
    OVER,
    /** An earlier row says the same of the same person. */
    DUPLICATE
}
