package shaopao.trials;

import java.util.List;
import java.util.Optional;

/**
 * Who could be drawn, before anybody is.
 *
 * @param listed how many; 0 when they are fewer than five, since a rule that fits few would tell what they are
 * @param ofKinds how many there are of the kinds of person for whom the item is
 * @param rule who of them can be drawn; empty for all
 * @param coolingDown how many were asked for some trial lately
 * @param leftOut how many want to be left out
 */
record PanelPreview(int listed, int ofKinds, String rule, int coolingDown, int leftOut, List<Stratum> strata) {

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
