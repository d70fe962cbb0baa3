package shaopao.gates;

/** How a place is open just now. */
enum GateMode {
    /** As its lines say. */
    NORMAL,
    /** Only those who sit an exam or watch over it come in. */
    EXAM,
    /** Nobody comes in; everybody gets out. */
    CLOSED,
    /** All doors open, nobody is asked. */
    EMERGENCY
}
