package shaopao.http;

import shaopao.kernel.Problem;

/** Refusals of the edge itself. */
enum HttpProblem implements Problem {
    /** The body is no JSON, or not of the shape that the endpoint takes. */
    MALFORMED_BODY(400),
    /** The path exists, the method does not. */
    METHOD_NOT_ALLOWED(405),
    /** None of the offered media types can be produced. */
    NOT_ACCEPTABLE(406),
    /** The body is of a media type that the endpoint does not read. */
    UNSUPPORTED_MEDIA_TYPE(415),
    /** The body is larger than the endpoint takes. */
    BODY_TOO_LARGE(413),
    /** Something broke that should not; it is in the log under the number given. */
    UNEXPECTED(500);

    private final int status;

    HttpProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
