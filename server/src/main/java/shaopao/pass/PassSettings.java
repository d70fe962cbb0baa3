package shaopao.pass;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Passes and their codes.
 *
 * @param signature how codes are signed for readers without a network: ED25519 or SM2
 * @param keyGeneration raise it by one to sign with a fresh key; readers go on taking codes of the one before
 * @param packHours so many hours of signed minutes a phone gets ahead
 * @param bindingsMax so often a person may bind a phone in {@code bindingsDays}
 * @param bindingsDays the days over which bindings are counted
 * @param coolDown so long after a binding no other phone can be bound; the first binding of a pass has none before it
 * @param useMonths so many whole months uses, visitors and who asked whom are kept
 * @param undoMinutes so many minutes staff may take back a redemption
 * @param visitDaysMax the longest period of a visit, in days
 * @param visitsMax so many visits a host may have ahead at a time
 * @param studentsInvite whether students may invite visitors too
 */
@ConfigurationProperties("shaopao.pass")
record PassSettings(
        @DefaultValue("ED25519") SignatureKind signature,
        @DefaultValue("0") int keyGeneration,
        @DefaultValue("12") int packHours,
        @DefaultValue("4") int bindingsMax,
        @DefaultValue("120") int bindingsDays,
        @DefaultValue("PT10M") Duration coolDown,
        @DefaultValue("6") int useMonths,
        @DefaultValue("15") int undoMinutes,
        @DefaultValue("7") int visitDaysMax,
        @DefaultValue("20") int visitsMax,
        @DefaultValue("false") boolean studentsInvite) {}
