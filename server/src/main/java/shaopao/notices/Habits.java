package shaopao.notices;

import java.util.Map;
import java.util.Optional;

/**
 * How one person wants to be told.
 *
 * @param chosen channel by channel for a category; what is absent follows the defaults
 * @param quiet own quiet hours, besides those of the school
 * @param digest whether messages of low importance are summed up by mail once a day
 * @param digestHour when
 */
record Habits(Map<Choice, Boolean> chosen, Optional<Quiet> quiet, boolean digest, int digestHour) {

    /** What is chosen about. */
    record Choice(Category category, String channel) {}

    static Habits usual(int digestHour) {
        return new Habits(Map.of(), Optional.empty(), true, digestHour);
    }

    /** Whether messages of the category come by the channel. */
    boolean wants(Category category, String channel) {
        return category.mandatory()
                || chosen.getOrDefault(
                        new Choice(category, channel), !channel.equals(MailChannel.CODE) || category.mailed());
    }
}
