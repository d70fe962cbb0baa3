package shaopao.hall.catalogue;

import java.util.Optional;

/** Knows what applications really took; implemented by whoever counts them. */
@FunctionalInterface
public interface RealTimes {

    /** What the applications for an item took lately; empty while too few have ended to say. */
    Optional<Takes> takes(String code);

    /**
     * What it really took.
     *
     * @param medianDays half of them took no longer: working days, to one decimal
     * @param count how many have ended in these months
     */
    record Takes(double medianDays, long count) {}
}
