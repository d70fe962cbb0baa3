package shaopao.till;

import shaopao.kernel.Problem;

/** Refusals of tills. */
enum TillProblem implements Problem {
    /** The code is not good for paying now; only its holder reads why. */
    CODE_REFUSED(409),
    /** The id of the sale was used for another one. */
    SALE_ID_TAKEN(409),
    /** The items come to nothing, or to more than a till may take. */
    SALE_AMOUNT_INVALID(400),
    /** More sales wait than are taken at a time. */
    TILL_BUSY(503),
    /** The day is closed already, or is not over and has not begun. */
    DAY_NOT_TO_BE_CLOSED(409),
    /** Nobody paid for this sale, so nothing goes back. */
    SALE_NOT_PAID(409);

    private final int status;

    TillProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
