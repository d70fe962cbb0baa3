package shaopao.forms;

import java.time.LocalDate;
import java.util.List;

/**
 * What a person handed in once and can hand in again with one touch.
 *
 * @param field key of the file field that it answers
 * @param offers each answers the field as a whole
 */
public record OfferedMaterial(String field, List<Offer> offers) {

    public OfferedMaterial {
        offers = List.copyOf(offers);
    }

    /**
     * Files that were handed in together.
     *
     * @param validUntil the last day on which they are offered
     */
    public record Offer(List<Material.MaterialFile> files, LocalDate validUntil) {

        public Offer {
            files = List.copyOf(files);
        }
    }
}
