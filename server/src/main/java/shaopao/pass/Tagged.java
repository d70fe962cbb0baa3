package shaopao.pass;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One tag, to be stored. */
record Tagged(Instant at, TagHow how, UUID by, Optional<String> note) {}
