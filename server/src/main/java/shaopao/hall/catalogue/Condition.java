package shaopao.hall.catalogue;

import shaopao.kernel.Words;

/**
 * What must hold for a person who applies.
 *
 * @param rule in CEL over {@code person} and {@code today}
 * @param message what one reads for whom it does not hold
 */
public record Condition(String rule, Words message) {}
