package shaopao.wallet;

/** Whose an account is. */
public enum Owner {
    /** Somebody's purse. */
    PERSON,
    /** Who sells on campus. */
    MERCHANT,
    /** A part of the school that spends. */
    DEPARTMENT,
    /** Money given for a purpose, from which subsidies are paid. */
    SUBSIDY,
    /** What a kind of fee brings in. */
    FEE,
    /** A way by which money comes from outside and goes there: the cashier, a payment service. */
    CHANNEL
}
