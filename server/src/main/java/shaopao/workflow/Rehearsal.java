package shaopao.workflow;

import java.util.List;

/**
 * A real case and what would have become of it by another definition, when everybody had done the same.
 *
 * @param before nodes that it entered, and those at which it told people, in this order
 * @param after the same by the other definition
 * @param endedAs how it stands
 * @param wouldEndAs how it would stand
 * @param unasked acts of people who would not have been asked, as "node: name of the act"
 */
public record Rehearsal(
        CaseId id,
        String number,
        List<String> before,
        List<String> after,
        CaseStatus endedAs,
        CaseStatus wouldEndAs,
        List<String> unasked) {

    public Rehearsal {
        before = List.copyOf(before);
        after = List.copyOf(after);
        unasked = List.copyOf(unasked);
    }

    /** Whether it would have gone another way or to another end. */
    public boolean differs() {
        return !before.equals(after) || endedAs != wouldEndAs;
    }
}
