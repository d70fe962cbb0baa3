package shaopao.pass;

import java.time.Instant;
import java.util.Optional;

/** When somebody tagged. */
record Tags(Instant firstAt, Optional<Instant> secondAt) {}
