package shaopao.workflow;

import java.time.Instant;

/**
 * A command that was done, handed out afterwards to those who tell of it or count it.
 *
 * @param file the case as it stands now, which may be later, with its history up to now
 * @param first number of the command's first event
 * @param last number of its last event
 * @param tries how often it was put off
 */
public record DoneCommand(CaseFile file, int first, int last, int tries) {

    /** When it was done. */
    public Instant at() {
        return file.steps().get(last - 1).at();
    }

    /** Whether it opened the case. */
    public boolean opened() {
        return first == 1;
    }

    /** Whether it ended the case. */
    public boolean ended() {
        return file.steps().subList(first - 1, last).stream().anyMatch(step -> step.event() instanceof CaseEvent.Ended);
    }
}
