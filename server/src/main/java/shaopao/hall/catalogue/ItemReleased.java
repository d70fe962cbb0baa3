package shaopao.hall.catalogue;

import java.time.Instant;

/** A version of an item has become the one that people apply for. */
public record ItemReleased(String code, String version, Instant at) {}
