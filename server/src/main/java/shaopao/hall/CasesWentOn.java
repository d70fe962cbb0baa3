package shaopao.hall;

import java.util.List;
import shaopao.workflow.DoneCommand;

/**
 * Commands that were done a moment ago; published once for each, in the transaction that hands them out, so that what a
 * listener writes stands or falls with that.
 */
public record CasesWentOn(List<DoneCommand> commands) {

    public CasesWentOn {
        commands = List.copyOf(commands);
    }
}
