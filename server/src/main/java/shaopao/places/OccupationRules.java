package shaopao.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** When two want the same place. Pure. */
final class OccupationRules {

    private OccupationRules() {}

    /** Each wish with every occupation that shares time and place with it. */
    static List<Holding.Conflict> conflicts(List<NewOccupation> wishes, List<Occupation> others) {
        Map<PlaceId, List<Occupation>> byPlace = new HashMap<>();
        others.forEach(other ->
                byPlace.computeIfAbsent(other.place(), _ -> new ArrayList<>()).add(other));
        List<Holding.Conflict> conflicts = new ArrayList<>();
        for (NewOccupation wish : wishes) {
            for (Occupation other : byPlace.getOrDefault(wish.place(), List.of())) {
                if (other.from().isBefore(wish.until()) && wish.from().isBefore(other.until())) {
                    conflicts.add(new Holding.Conflict(wish, other));
                }
            }
        }
        return conflicts;
    }

    /** Wishes of one list that stand in each other's way; {@code rows} are the wishes with their ids. */
    static List<Holding.Conflict> amongThemselves(List<NewOccupation> wishes, List<Occupation> rows) {
        List<Integer> order = IntStream.range(0, wishes.size())
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer i) -> wishes.get(i).place().value())
                        .thenComparing(i -> wishes.get(i).from()))
                .toList();
        List<Holding.Conflict> conflicts = new ArrayList<>();
        int last = -1;
        for (int i : order) {
            NewOccupation wish = wishes.get(i);
            boolean here = last >= 0 && rows.get(last).place().equals(wish.place());
            if (here && wish.from().isBefore(rows.get(last).until())) {
                conflicts.add(new Holding.Conflict(wish, rows.get(last)));
            }
            if (!here || wish.until().isAfter(rows.get(last).until())) {
                last = i;
            }
        }
        return conflicts;
    }
}
