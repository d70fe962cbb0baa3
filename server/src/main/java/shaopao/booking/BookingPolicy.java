package shaopao.booking;

import java.util.UUID;
import shaopao.kernel.Words;

/** Rules that many places share. */
record BookingPolicy(UUID id, String code, Words name, BookingTerms terms) {}
