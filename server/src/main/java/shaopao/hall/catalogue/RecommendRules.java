package shaopao.hall.catalogue;

import java.time.LocalDate;
import java.time.Month;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shaopao.people.PersonFacts;
import shaopao.people.PersonKind;

/**
 * What a person probably wants now, by three plain reasons in this order: a turn in one's life at which one stands
 * (the item names it), what one has handed in oneself (the more often the sooner), and what many hand in at this time
 * of the year.
 */
final class RecommendRules {

    private static final int NEW_DAYS = 120;
    private static final int RETIRING_AGE = 59;

    private RecommendRules() {}

    /** Why an item is shown. */
    enum Because {
        /** It belongs to a turn in one's life. */
        LIFE_EVENT,
        /** One has handed it in before. */
        OWN_HISTORY,
        /** Many hand it in at this time of the year. */
        SEASON
    }

    /** An item to show and why. */
    record Recommended(String code, Because because) {}

    /**
     * The items to show, the most wanted first.
     *
     * @param items those for which the person may apply
     * @param own how often the person handed in which item
     * @param season how often all people handed in which item at this time of the year
     */
    static List<Recommended> recommended(
            List<Item> items, Set<LifeEvent> turns, Map<String, Long> own, Map<String, Long> season, int most) {
        record Scored(Recommended recommended, long weight) {}
        return items.stream()
                .flatMap(item -> because(item, turns, own, season)
                        .map(why -> new Scored(
                                new Recommended(item.code(), why),
                                switch (why) {
                                    case LIFE_EVENT -> season.getOrDefault(item.code(), 0L);
                                    case OWN_HISTORY -> own.getOrDefault(item.code(), 0L);
                                    case SEASON -> season.getOrDefault(item.code(), 0L);
                                }))
                        .stream())
                .sorted(Comparator.comparing(
                                (Scored scored) -> scored.recommended().because())
                        .thenComparing(Comparator.comparingLong(Scored::weight).reversed())
                        .thenComparing(scored -> scored.recommended().code()))
                .limit(most)
                .map(Scored::recommended)
                .toList();
    }

    private static Optional<Because> because(
            Item item, Set<LifeEvent> turns, Map<String, Long> own, Map<String, Long> season) {
        if (item.events().stream().anyMatch(turns::contains)) {
            return Optional.of(Because.LIFE_EVENT);
        }
        if (own.containsKey(item.code())) {
            return Optional.of(Because.OWN_HISTORY);
        }
        return season.containsKey(item.code()) ? Optional.of(Because.SEASON) : Optional.empty();
    }

    /** At which turns a person stands today, as far as the register tells. */
    static Set<LifeEvent> turns(PersonFacts facts, LocalDate today) {
        Set<LifeEvent> turns = EnumSet.noneOf(LifeEvent.class);
        boolean fresh = facts.since()
                .filter(since -> since.plusDays(NEW_DAYS).isAfter(today))
                .isPresent();
        if (facts.kind() == PersonKind.STUDENT) {
            if (fresh) {
                turns.add(LifeEvent.NEW_STUDENT);
            }
            if (lastYear(facts, today)) {
                turns.add(LifeEvent.LOOKING_FOR_WORK);
                if (today.getMonth().compareTo(Month.MARCH) >= 0
                        && today.getMonth().compareTo(Month.JULY) <= 0) {
                    turns.add(LifeEvent.GRADUATING);
                }
            }
        }
        if (facts.kind() == PersonKind.STAFF) {
            if (fresh) {
                turns.add(LifeEvent.NEW_STAFF);
            }
            if (facts.birthOn()
                    .filter(born -> born.plusYears(RETIRING_AGE).isBefore(today))
                    .isPresent()) {
                turns.add(LifeEvent.RETIRING);
            }
        }
        return turns;
    }

    /** The last school year by the usual length of the level: four years, three for postgraduates and juniors. */
    private static boolean lastYear(PersonFacts facts, LocalDate today) {
        int years = facts.level().filter(level -> !level.equals("bachelor")).isPresent() ? 3 : 4;
        return facts.grade()
                .filter(grade -> !today.isBefore(LocalDate.of(grade + years - 1, Month.SEPTEMBER, 1)))
                .filter(grade -> today.isBefore(LocalDate.of(grade + years, Month.AUGUST, 1)))
                .isPresent();
    }
}
