/**
 * How a person likes to use the hall: the order of the cards on the own home page, and the phrases that one writes in
 * opinions. It is kept by the server, so that every device of a person looks alike.
 */
@NullMarked
package shaopao.hall.habits;

import org.jspecify.annotations.NullMarked;
