package shaopao.hall.catalogue;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;

/**
 * What a department wrote about an item in its inventory (事项梳理表).
 *
 * @param number as it stands in the table
 * @param audience for whom, in the department's words
 * @param way how it is done today: counter, paper, system
 * @param online whether it can be done on line today
 * @param promisedDays working days
 */
record InventoryLine(
        String number,
        String audience,
        String way,
        boolean online,
        Optional<Integer> promisedDays,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> materials,
        String fee,
        String basis,
        String category,
        String note) {

    InventoryLine {
        materials = List.copyOf(materials);
    }
}
