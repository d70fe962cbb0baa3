package shaopao.forms;

import shaopao.kernel.Words;

/**
 * A field filled before anybody types.
 *
 * @param source what people read beside it: where the value comes from
 * @param locked the person cannot change it
 */
public record Prefilled(String field, Object value, Words source, boolean locked) {}
