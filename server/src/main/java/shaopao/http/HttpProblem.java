package shaopao.http;

import shaopao.kernel.Problem;

/** Refusals of the edge itself. */
enum HttpProblem implements Problem {
    /** The body is no JSON, or not of the shape that the endpoint takes. */
    MALFORMED_BODY(400),
    /** The request line, a header or the address is not HTTP as we speak it. */
    MALFORMED_REQUEST(400),
    /** The endpoint creates or moves something and needs the header Idempotency-Key. */
    IDEMPOTENCY_KEY_MISSING(400),
    /** The path exists, the method does not. */
    METHOD_NOT_ALLOWED(405),
    /** None of the offered media types can be produced. */
    NOT_ACCEPTABLE(406),
    /** The request under this idempotency key is still being served. */
    STILL_RUNNING(409),
    /** The request under this idempotency key was done; its answer is not kept. */
    DONE_BEFORE(409),
    /** The body is larger than the endpoint takes. */
    BODY_TOO_LARGE(413),
    /** The body is of a media type that the endpoint does not read. */
    UNSUPPORTED_MEDIA_TYPE(415),
    /** The idempotency key was used for another request. */
    IDEMPOTENCY_KEY_REUSED(422),
    /** More requests than one may send; the header Retry-After says when to go on. */
    TOO_MANY_REQUESTS(429),
    /** The person has too many pages open, or all have together. */
    TOO_MANY_STREAMS(429),
    /** Something broke that should not; it is in the log under the number given. */
    UNEXPECTED(500),
    /** Others hold what the request needs; trying again soon helps. */
    BUSY(503),
    /** The request took longer than allowed and was stopped. */
    TOOK_TOO_LONG(503);

    private final int status;

    HttpProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
