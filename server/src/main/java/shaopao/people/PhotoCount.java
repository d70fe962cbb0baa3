package shaopao.people;

import java.util.UUID;

/**
 * How many of a unit have a photo.
 *
 * @param people those of the kind who are here
 * @param school of whom the school has one
 * @param own of whom there is only one that they handed in themselves
 */
record PhotoCount(UUID unit, String name, PersonKind kind, long people, long school, long own) {}
