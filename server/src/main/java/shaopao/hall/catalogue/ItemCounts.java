package shaopao.hall.catalogue;

import java.util.List;

/**
 * What an item asks of people.
 *
 * @param steps at which somebody decides or fills in
 * @param fields that the form has
 * @param materials that are to be handed in
 */
record ItemCounts(int steps, int fields, int materials) {

    static ItemCounts of(Item item) {
        return new ItemCounts(
                ItemPage.steps(item.flow().steps(), List.of()).size(),
                item.form().fields().size(),
                item.guidance().map(guidance -> guidance.materials().size()).orElse(0));
    }
}
