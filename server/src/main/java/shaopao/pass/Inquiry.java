package shaopao.pass;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.PersonId;

/** Who asked whom what, when and why, and what became of it. */
record Inquiry(
        UUID id,
        PersonId person,
        String question,
        List<Claim> claims,
        String askedBy,
        String reason,
        Instant askedAt,
        Instant until,
        InquiryState state,
        Optional<Instant> answeredAt) {

    Inquiry {
        claims = List.copyOf(claims);
    }
}
