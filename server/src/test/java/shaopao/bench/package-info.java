/** Benchmarks that run inside the program's own class path; {@code ./shaopao bench} starts them. */
@org.jspecify.annotations.NullMarked
package shaopao.bench;
