package shaopao.files;

import shaopao.kernel.Problem;

/** Refusals of stored files. */
enum FileProblem implements Problem {
    /** More bytes than one file may have. */
    FILE_TOO_LARGE(413),
    /** No bytes at all. */
    FILE_EMPTY(400),
    /** No name, or nothing of it is left once it is cleaned. */
    FILE_NAME_MISSING(400),
    /** A program, or another type that is not taken. */
    FILE_TYPE_REFUSED(415),
    /** The content is not what name or sender say. */
    FILE_TYPE_MISMATCH(415),
    /** The owner has uploaded as much today as anybody may. */
    FILE_ALLOWANCE_USED_UP(429),
    /** The sender went away before the end. */
    UPLOAD_BROKEN_OFF(400),
    /** The part does not begin where the upload ends; {@code arrived} tells where that is. */
    UPLOAD_ELSEWHERE(409),
    /** More bytes than were announced, or than a part may have. */
    UPLOAD_TOO_LONG(413),
    /** The disk is nearly full. */
    FILE_STORAGE_FULL(507),
    /** The content is under quarantine. */
    FILE_QUARANTINED(403),
    /** Something else relies on the file. */
    FILE_KEPT(409),
    /** No bytes in the range asked for. */
    FILE_RANGE_EMPTY(416),
    /** The link was not made here, or was changed. */
    FILE_LINK_INVALID(404),
    /** The link was good until a time that is past. */
    FILE_LINK_EXPIRED(410);

    private final int status;

    FileProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
