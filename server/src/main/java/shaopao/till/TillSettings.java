package shaopao.till;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Tills.
 *
 * @param offlineLoss who bears the loss of a sale without network that the customer cannot pay for and that kept to
 *     the limits: SCHOOL or MERCHANT; beyond the limits it is the merchant
 * @param offlinePersonMaxCents what one person may buy without network on one day
 * @param offlineTerminalMaxCents what one terminal may sell without network on one day
 * @param offlineDaysMax so many days later may a sale without network still be settled
 * @param offlineHours so long a terminal sells without network by what it has taken along
 */
@ConfigurationProperties("shaopao.till")
record TillSettings(
        @DefaultValue("SCHOOL") LossBearer offlineLoss,
        @DefaultValue("3000") long offlinePersonMaxCents,
        @DefaultValue("300000") long offlineTerminalMaxCents,
        @DefaultValue("7") int offlineDaysMax,
        @DefaultValue("24") int offlineHours) {

    /** Who bears a loss. */
    enum LossBearer {
        SCHOOL,
        MERCHANT
    }
}
