package shaopao.hall.catalogue;

import shaopao.kernel.Problem;

/** Refusals of the catalogue. */
public enum CatalogueProblem implements Problem {
    /** The item is not for this kind of person. */
    NOT_FOR_YOU(403);

    private final int status;

    CatalogueProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
