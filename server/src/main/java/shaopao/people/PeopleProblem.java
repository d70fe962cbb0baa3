package shaopao.people;

import shaopao.kernel.Problem;

/** Refusals of people. */
enum PeopleProblem implements Problem {
    /** No table of codes has this name. */
    UNKNOWN_CODE_TABLE(404),
    /** Nothing is stored that could be shown in full. */
    NO_IDENTITY_NUMBER(404),
    /** The text sent as {@code after} is not one that a page gave out. */
    PAGE_MARK_INVALID(400),
    /** There is no kind of import with this name. */
    IMPORT_KIND_UNKNOWN(400),
    /** Another import of this kind is at work. */
    IMPORT_RUNNING(409),
    /** The file is neither CSV in UTF-8 or GB18030 nor XLSX, or is broken. */
    IMPORT_UNREADABLE(422),
    /** The file holds more rows or bytes than one import takes. */
    IMPORT_TOO_LARGE(413),
    /** The import is over and cannot be cancelled. */
    IMPORT_OVER(409),
    /** The file is neither JPEG nor PNG, or is broken. */
    PHOTO_UNREADABLE(422),
    /** The photo has more bytes or pixels than one may have. */
    PHOTO_TOO_LARGE(413),
    /** The photo is too small, or lies on its side. */
    PHOTO_SHAPE_WRONG(422),
    /** There is no such photo. */
    NO_PHOTO(404),
    /** The school decided that its photos are shown at gates and in verifications. */
    PHOTO_STAYS_SHOWN(409);

    private final int status;

    PeopleProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
