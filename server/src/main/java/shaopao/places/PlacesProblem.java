package shaopao.places;

import shaopao.kernel.Problem;

/** Refusals of places. */
enum PlacesProblem implements Problem {
    /** Another place, open or closed, has the code. */
    PLACE_CODE_TAKEN(409),
    /** The place cannot lie there: it would be in itself, too deep, or in a room. */
    PLACE_MISPLACED(409),
    /** Other places lie in it. */
    PLACE_NOT_EMPTY(409);

    private final int status;

    PlacesProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
