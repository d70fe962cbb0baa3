package shaopao.wallet;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The wallet.
 *
 * @param currency number in ISO 4217 of the currency in which people keep money here
 * @param balanceMaxCents what a person's purse may hold
 * @param singleMaxCents of one payment by a person
 * @param dayMaxCents of all payments by a person on one day
 * @param waitingMax transfers that may wait for their commit; further ones are refused
 * @param togetherMax transfers in one commit
 * @param lanes commits under way side by side
 * @param momentMicros for how long a commit waits for company at most, in microseconds
 */
@ConfigurationProperties("shaopao.wallet")
record WalletSettings(
        @DefaultValue("156") int currency,
        @DefaultValue("200000") long balanceMaxCents,
        @DefaultValue("20000") long singleMaxCents,
        @DefaultValue("50000") long dayMaxCents,
        @DefaultValue("10000") int waitingMax,
        @DefaultValue("256") int togetherMax,
        @DefaultValue("1") int lanes,
        @DefaultValue("1500") int momentMicros) {}
