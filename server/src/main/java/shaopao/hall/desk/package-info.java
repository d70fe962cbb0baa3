/**
 * The desk of a department (办事台): the queue of the applications for its items, who looks after which, answers to bad
 * ratings, acts on many at once, and the hand-over when somebody leaves a post. Whose applications these are is the
 * reach of the permission {@code hall.manage}, and it stands in the SQL of every list.
 */
@NullMarked
package shaopao.hall.desk;

import org.jspecify.annotations.NullMarked;
