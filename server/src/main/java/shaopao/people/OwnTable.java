package shaopao.people;

import shaopao.kernel.Words;

/**
 * A table of the school's own, without its codes.
 *
 * @param note what it is for; may be empty
 * @param inUse whether new forms are offered it
 */
record OwnTable(String name, Words title, String note, boolean inUse) {}
