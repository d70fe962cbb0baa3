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
    PHOTO_STAYS_SHOWN(409),
    /** The table has no such code, or the order names one twice. */
    NO_CODE(404),
    /** Another table has this name. */
    CODE_TABLE_TAKEN(409),
    /** The name of a table is no name. */
    CODE_TABLE_NAME_WRONG(400),
    /** There are as many tables as may be. */
    CODE_TABLES_FULL(409),
    /** Somebody changed the table after it was looked at. */
    CODE_TABLE_CHANGED(409),
    /** A table of a standard says what the standard says. */
    CODE_TABLE_OF_STANDARD(409),
    /** A code of the school's own is changed itself. */
    CODE_TABLE_OF_SCHOOL(409),
    /** Forms rely on the table. */
    CODE_TABLE_IN_USE(409),
    /** The table has this code already. */
    CODE_THERE_ALREADY(409),
    /** Forms rely on the table of the code. */
    CODE_IN_USE(409),
    /** Other codes stand below this one. */
    CODE_HAS_OTHERS_BELOW(409),
    /** Codes are not as they must be. */
    CODES_FLAWED(400),
    /** The file is none that can be read, or has too many bytes or rows. */
    CODES_UNREADABLE(422);

    private final int status;

    PeopleProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
