package shaopao.workflow;

import java.time.Instant;

/** A case of which somebody was told. */
public record ListedCopy(CaseSummary of, String node, Instant at) {}
