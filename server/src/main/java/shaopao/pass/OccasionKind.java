package shaopao.pass;

/** At what people check in. */
enum OccasionKind {
    EVENT,
    LECTURE,
    MEAL
}
