package shaopao.forms;

import java.time.LocalDate;
import java.util.List;

/**
 * What a person handed in once and can hand in again with one touch.
 *
 * @param field key of the file field that it answers
 * @param validUntil the last day on which it is offered
 */
public record OfferedMaterial(String field, List<Material.MaterialFile> files, LocalDate validUntil) {

    public OfferedMaterial {
        files = List.copyOf(files);
    }
}
