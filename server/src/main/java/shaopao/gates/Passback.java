package shaopao.gates;

/** What follows when somebody who is inside comes in again. */
enum Passback {
    /** Nothing. */
    OFF,
    /** It is let pass and remarked. */
    REMARK,
    /** It is refused, until so much time has gone by that an exit was missed. */
    REFUSE
}
