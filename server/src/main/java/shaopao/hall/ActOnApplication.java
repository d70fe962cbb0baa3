package shaopao.hall;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shaopao.files.FileId;
import shaopao.kernel.PersonId;
import shaopao.workflow.Command;

/**
 * Do this once; the command's id is made by the browser. What an act does not need is left out.
 *
 * @param todo number of the to-do that it is about
 * @param opinion words with it: an opinion, a reason, a comment
 * @param to key of the node to return or to jump to; the applicant when it is left out
 * @param then after a return: all steps once more, or straight back to who returned it
 * @param persons who gets the to-do, is asked, added, taken off or told
 * @param position when added signers are asked
 * @param fault what is wrong, when a correction is asked for
 * @param fields keys of the fields in question
 * @param answers handed in again, corrected, filled in or edited
 * @param chosen who decides at steps that let one choose, by their keys
 * @param signature an uploaded picture of one's hand-written signature
 */
public record ActOnApplication(
        @NotNull UUID commandId,
        @NotNull Kind act,
        @Nullable Integer todo,
        @Size(max = 2_000) @Nullable String opinion,
        @Size(max = 60) @Nullable String to,
        Command.@Nullable Onward then,
        @Size(max = 20) @Nullable List<PersonId> persons,
        Command.@Nullable Position position,
        Command.@Nullable Fault fault,
        @Size(max = 200) @Nullable List<@Size(max = 60) String> fields,
        @Size(max = 200) @Nullable Map<String, @Nullable Object> answers,
        @Size(max = 50) @Nullable Map<@Size(max = 60) String, @Size(max = 50) List<PersonId>> chosen,
        @Nullable FileId signature) {

    /** What is done to an application. */
    public enum Kind {
        APPROVE,
        REJECT,
        RETURN,
        WITHDRAW,
        RECALL,
        TRANSFER,
        DELEGATE,
        ADD_SIGNER,
        REMOVE_SIGNER,
        COPY,
        COMMENT,
        ASK_CORRECTION,
        CORRECT,
        RESUBMIT,
        FILL,
        CLAIM,
        UNCLAIM,
        URGE,
        SUSPEND,
        RESUME,
        CANCEL,
        REASSIGN,
        JUMP;

        /** Whether only those who answer for the item may do it. */
        boolean ofOwner() {
            return switch (this) {
                case SUSPEND, RESUME, CANCEL, REASSIGN, JUMP -> true;
                case APPROVE,
                        REJECT,
                        RETURN,
                        WITHDRAW,
                        RECALL,
                        TRANSFER,
                        DELEGATE,
                        ADD_SIGNER,
                        REMOVE_SIGNER,
                        COPY,
                        COMMENT,
                        ASK_CORRECTION,
                        CORRECT,
                        RESUBMIT,
                        FILL,
                        CLAIM,
                        UNCLAIM,
                        URGE -> false;
            };
        }

        /** The act in the record of who did what. */
        String recordedAs() {
            return switch (this) {
                case APPROVE -> "hall.approved";
                case REJECT -> "hall.rejected";
                case RETURN -> "hall.returned";
                case WITHDRAW -> "hall.withdrawn";
                case RECALL -> "hall.recalled";
                case TRANSFER -> "hall.transferred";
                case DELEGATE -> "hall.delegated";
                case ADD_SIGNER -> "hall.signers-added";
                case REMOVE_SIGNER -> "hall.signer-removed";
                case COPY -> "hall.copied";
                case COMMENT -> "hall.commented";
                case ASK_CORRECTION -> "hall.correction-asked";
                case CORRECT -> "hall.corrected";
                case RESUBMIT -> "hall.resubmitted";
                case FILL -> "hall.filled";
                case CLAIM -> "hall.claimed";
                case UNCLAIM -> "hall.unclaimed";
                case URGE -> "hall.urged";
                case SUSPEND -> "hall.suspended";
                case RESUME -> "hall.resumed";
                case CANCEL -> "hall.cancelled";
                case REASSIGN -> "hall.reassigned";
                case JUMP -> "hall.jumped";
            };
        }
    }

    /** A plain act of one kind. */
    public static ActOnApplication of(Kind act, UUID commandId, @Nullable Integer todo, @Nullable String opinion) {
        return new ActOnApplication(
                commandId, act, todo, opinion, null, null, null, null, null, null, null, null, null);
    }

    /** The same on another to-do, under another command. */
    public ActOnApplication on(UUID command, @Nullable Integer other) {
        return new ActOnApplication(
                command, act, other, opinion, to, then, persons, position, fault, fields, answers, chosen, signature);
    }
}
