package shaopao.hall.catalogue;

import java.util.List;

/**
 * What an item asks of people.
 *
 * @param steps at which somebody decides or fills in
 * @param fields that the form has
 * @param fieldsKnown those of them that are filled from a register
 * @param fieldsTyped the others
 * @param materials that are to be handed in
 */
record ItemCounts(int steps, int fields, int fieldsKnown, int fieldsTyped, int materials) {

    static ItemCounts of(Item item) {
        int fields = item.form().fields().size();
        int known = (int) item.form().fields().stream()
                .filter(field -> field.prefill().isPresent())
                .count();
        return new ItemCounts(
                ItemPage.steps(item.flow().steps(), List.of()).size(),
                fields,
                known,
                fields - known,
                item.guidance().map(guidance -> guidance.materials().size()).orElse(0));
    }
}
