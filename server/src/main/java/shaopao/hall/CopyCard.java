package shaopao.hall;

import java.time.Instant;
import java.util.Optional;
import shaopao.kernel.Words;

/** An application of which one was told, where and when. */
record CopyCard(ApplicationCard application, Optional<Words> node, Instant at) {}
