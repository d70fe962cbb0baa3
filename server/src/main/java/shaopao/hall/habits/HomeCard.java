package shaopao.hall.habits;

/** A card of the home page; they stand in this order until somebody moves them. */
enum HomeCard {
    TODOS,
    CASES,
    FOR_YOU,
    NOTICES,
    DRAFTS,
    FAVOURITES,
    EVENTS,
    DEPARTMENTS
}
