/**
 * Shaopao (少跑): the open system of campus errands. Each package below is one module, named by the word a student
 * would use for it; {@code ARCHITECTURE.md} shows the floors on which they stand.
 */
@NullMarked
package shaopao;

import org.jspecify.annotations.NullMarked;
