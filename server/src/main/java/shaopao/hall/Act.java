package shaopao.hall;

import java.util.Map;

/** What a person does to an application. */
sealed interface Act {

    record Approve(int todo, String opinion) implements Act {}

    record Reject(int todo, String opinion) implements Act {}

    record Return(int todo, String opinion) implements Act {}

    record Withdraw(String opinion) implements Act {}

    record Comment(String text) implements Act {}

    record Resubmit(Map<String, Object> given) implements Act {}

    /** The act in the record of who did what. */
    default String recordedAs() {
        return switch (this) {
            case Approve _ -> "hall.approved";
            case Reject _ -> "hall.rejected";
            case Return _ -> "hall.returned";
            case Withdraw _ -> "hall.withdrawn";
            case Comment _ -> "hall.commented";
            case Resubmit _ -> "hall.resubmitted";
        };
    }
}
