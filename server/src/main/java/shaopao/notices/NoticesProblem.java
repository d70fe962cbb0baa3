package shaopao.notices;

import shaopao.kernel.Problem;

/** Refusals of notices. */
enum NoticesProblem implements Problem {
    /** A text of the template is too long, blank, or names something that there is not; {@code errors} lists each. */
    TEMPLATE_FLAWED(422),
    /** Messages of this category cannot be switched off. */
    CATEGORY_MANDATORY(422),
    /** The channel is not set up, so there is nothing to choose and no way to send. */
    CHANNEL_UNKNOWN(422),
    /** The link in the mail is broken or not from here. */
    UNSUBSCRIBE_LINK_WRONG(400);

    private final int status;

    NoticesProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
