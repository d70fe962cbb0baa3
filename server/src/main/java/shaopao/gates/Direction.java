package shaopao.gates;

/** Which way an entry point lets people. */
enum Direction {
    IN,
    OUT,
    /** Whoever is inside goes out, whoever is not comes in. */
    BOTH
}
