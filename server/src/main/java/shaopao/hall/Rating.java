package shaopao.hall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shaopao.workflow.CaseId;

/**
 * What an applicant thinks of how it went.
 *
 * @param stars 1 to 5
 * @param answer of those who answer for the item, to a bad rating
 */
public record Rating(
        CaseId application,
        String number,
        String item,
        int stars,
        List<Reason> reasons,
        String comment,
        Instant at,
        Optional<Answer> answer) {

    /** A rating of so many stars or fewer is bad and wants an answer. */
    static final int BAD = 2;

    public Rating {
        reasons = List.copyOf(reasons);
    }

    /** What was good or bad. */
    public enum Reason {
        FAST,
        EASY,
        CLEAR,
        FRIENDLY,
        SLOW,
        MANY_STEPS,
        MANY_PAPERS,
        UNCLEAR,
        UNFRIENDLY,
        ASKED_TWICE,
        OTHER
    }

    /** The answer to a bad rating. */
    public record Answer(String text, String personName, Instant at) {}
}
