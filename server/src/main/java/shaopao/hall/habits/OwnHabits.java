package shaopao.hall.habits;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How a person likes it.
 *
 * @param cards every card of the home page once, in the person's order
 * @param hidden those of them that are not shown
 * @param phrases for opinions, in the person's order
 */
record OwnHabits(List<HomeCard> cards, Set<HomeCard> hidden, List<String> phrases) {

    static final OwnHabits USUAL = new OwnHabits(List.of(HomeCard.values()), Set.of(), List.of());

    OwnHabits {
        cards = complete(cards);
        hidden = Set.copyOf(hidden);
        phrases = phrases.stream().map(String::strip).distinct().toList();
    }

    /** Each once, and those that came later than the person's choice behind it. */
    private static List<HomeCard> complete(List<HomeCard> chosen) {
        Set<HomeCard> all = new LinkedHashSet<>(chosen);
        all.addAll(Arrays.asList(HomeCard.values()));
        return List.copyOf(all);
    }
}
