package shaopao.wallet;

/** Sums of all transfers of an account, in cents; they only follow from transfers. */
public record Totals(long debitsPending, long debitsPosted, long creditsPending, long creditsPosted) {

    static final Totals ZERO = new Totals(0, 0, 0, 0);

    /** What the school owes the owner; less than nothing for a channel that has brought money in. */
    public long balance() {
        return creditsPosted - debitsPosted;
    }

    /** The balance without what is set aside. */
    public long available() {
        return creditsPosted - debitsPosted - debitsPending;
    }

    Totals debited(long pending, long posted) {
        return new Totals(
                Math.addExact(debitsPending, pending),
                Math.addExact(debitsPosted, posted),
                creditsPending,
                creditsPosted);
    }

    Totals credited(long pending, long posted) {
        return new Totals(
                debitsPending,
                debitsPosted,
                Math.addExact(creditsPending, pending),
                Math.addExact(creditsPosted, posted));
    }
}
