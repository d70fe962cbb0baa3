package shaopao.wallet;

import java.util.List;

/** What became of linked transfers. */
public sealed interface Outcome {

    /**
     * All of them are in the ledger.
     *
     * @param repeated they were before, under the same ids: nothing was done anew
     */
    record Taken(List<Transfer> transfers, boolean repeated) implements Outcome {}

    /**
     * None of them is.
     *
     * @param place of the one that was refused, from 0
     */
    record Refused(int place, TransferRefusal why) implements Outcome {}
}
