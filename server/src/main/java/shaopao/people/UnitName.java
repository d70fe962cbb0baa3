package shaopao.people;

import java.util.UUID;

/** A unit as lists of other things show it. */
public record UnitName(UUID id, String code, String name) {}
