/**
 * How the hall does: how many applications come and end, how long they take in working time, how often they go back,
 * what applicants think, and how much they still have to type. Applications are counted a moment after they happen,
 * each once; nobody who looks at figures makes the database read applications.
 */
@NullMarked
package shaopao.hall.figures;

import org.jspecify.annotations.NullMarked;
