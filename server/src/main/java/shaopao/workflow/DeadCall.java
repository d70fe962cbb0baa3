package shaopao.workflow;

import java.time.Instant;

/**
 * A call to another system, or something that a module above was to do, that was tried in vain as often as allowed.
 *
 * @param target name of the connection or of the handler
 * @param error what came of the last attempt
 */
public record DeadCall(
        CaseId id, int visit, String node, String target, String path, int attempts, String error, Instant deadAt) {}
