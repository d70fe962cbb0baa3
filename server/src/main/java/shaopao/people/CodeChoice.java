package shaopao.people;

import java.util.Optional;

/**
 * What the school does with one code of a standard.
 *
 * @param hidden whether nobody is offered it
 * @param shortName what forms call it
 * @param position among those that come first
 */
record CodeChoice(String code, boolean hidden, Optional<String> shortName, Optional<Integer> position) {}
