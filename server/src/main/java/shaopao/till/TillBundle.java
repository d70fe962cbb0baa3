package shaopao.till;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a terminal takes along to sell without a network (ADR 142). The pages read the same fields.
 *
 * @param merchant absent while the terminal sells for nobody
 * @param personMaxCents what one person may buy at it on one day without network
 * @param terminalMaxCents what it may sell so on one day
 * @param daysMax so many days later is such a sale still settled
 * @param numberKey key of the hashes, in Base64; another one each day
 * @param stopped hashes of pass numbers that are good no more, 8 bytes each, in Base64
 * @param madeAt the hour in which it was made
 * @param goodUntil from then on nothing is sold by it
 */
record TillBundle(
        int format,
        Optional<Merchant> merchant,
        long personMaxCents,
        long terminalMaxCents,
        int daysMax,
        List<CodeKey> keys,
        String numberKey,
        String stopped,
        Instant madeAt,
        Instant goodUntil) {

    static final int FORMAT = 1;

    /**
     * A key by which signed codes are checked.
     *
     * @param key as readers take it, in Base64
     */
    record CodeKey(int number, String kind, String key) {}
}
