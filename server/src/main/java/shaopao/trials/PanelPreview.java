package shaopao.trials;

import java.util.List;
import java.util.Optional;

/**
 * Who could be drawn, before anybody is.
 *
 * @param listed how many
 * @param coolingDown how many were asked for some trial lately
 * @param leftOut how many want to be left out
 */
record PanelPreview(int listed, int coolingDown, int leftOut, List<Stratum> strata) {

    /**
     * A group by which seats can be spread.
     *
     * @param value code of the group; {@code "-"} for those who have none, {@code "*"} for those in groups too small
     * @param name of a unit
     * @param share seats by its part of all people
     * @param min seats at least, as the share has it
     */
    record Stratum(
            Dimension dimension, String value, Optional<String> name, int people, double share, int min, int max) {}
}
