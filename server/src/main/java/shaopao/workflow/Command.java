package shaopao.workflow;

import java.util.Map;

/** Something that a person wants done to a case. */
public sealed interface Command {

    By by();

    /** Hands the application in, for the first time or again after it was returned. */
    record Submit(By by, Map<String, Object> answers) implements Command {
        public Submit {
            answers = Map.copyOf(answers);
        }
    }

    /** Agrees, by a to-do of one's own. */
    record Approve(By by, int todo, String opinion) implements Command {}

    /** Refuses the application for good; the opinion says why. */
    record Reject(By by, int todo, String opinion) implements Command {}

    /** Sends it back to the applicant to be corrected; the opinion says what is wrong. */
    record Return(By by, int todo, String opinion) implements Command {}

    /** The applicant takes it back for good. */
    record Withdraw(By by, String opinion) implements Command {}

    /** A word to everybody on the case; nothing moves. */
    record Comment(By by, String text) implements Command {}
}
