package shaopao.hall;

import java.time.Instant;

/** An applicant has rated how it went; published within the transaction. */
public record RatingGiven(String item, int stars, Instant at) {}
