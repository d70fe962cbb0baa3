package shaopao.till;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;
import shaopao.pass.ReaderKeys;
import shaopao.secrets.Secrets;
import shaopao.till.TillBundle.CodeKey;
import tools.jackson.databind.json.JsonMapper;

/** Makes what terminals take along, anew whenever one asks, so that a stopped pass is out with the next one. */
@Component
class Terminals {

    private static final String HMAC = "HmacSHA256";
    private static final int HASH_BYTES = 8;
    private static final int NUMBER_BYTES = 5;
    private static final int TAG_CHARACTERS = 32;

    private final MerchantStore merchants;
    private final ReaderKeys passes;
    private final TillSettings settings;
    private final Secrets secrets;
    private final JsonMapper json;
    private final Clock clock;

    Terminals(
            MerchantStore merchants,
            ReaderKeys passes,
            TillSettings settings,
            Secrets secrets,
            JsonMapper json,
            Clock clock) {
        this.merchants = merchants;
        this.passes = passes;
        this.settings = settings;
        this.secrets = secrets;
        this.json = json;
        this.clock = clock;
    }

    /** For the terminal with this id; changes with what matters to it, and once an hour. */
    TillBundle bundle(UUID terminal) {
        Instant now = clock.instant();
        Instant hour = Instant.ofEpochSecond(now.getEpochSecond() / 3_600 * 3_600);
        SecretKey hashing = secrets.key("till.stopped/" + LocalDate.ofInstant(now, Sales.ZONE), HMAC);
        return new TillBundle(
                TillBundle.FORMAT,
                merchants.of(terminal).stream().findFirst(),
                settings.offlinePersonMaxCents(),
                settings.offlineTerminalMaxCents(),
                settings.offlineDaysMax(),
                passes.keys().stream()
                        .map(one -> new CodeKey(one.number(), one.kind().name(), base64(one.publicKey())))
                        .toList(),
                base64(hashing.getEncoded()),
                base64(hashes(hashing, passes.stoppedNumbers(now))),
                hour,
                hour.plus(Duration.ofHours(settings.offlineHours())));
    }

    /** What names this content. */
    String tag(TillBundle bundle) {
        return NewSale.digest(new String(json.writeValueAsBytes(bundle), StandardCharsets.UTF_8))
                .substring(0, TAG_CHARACTERS);
    }

    private static byte[] hashes(SecretKey key, List<Long> numbers) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            ByteBuffer hashes = ByteBuffer.allocate(numbers.size() * HASH_BYTES);
            for (long number : numbers) {
                byte[] whole = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
                byte[] hash = mac.doFinal(Arrays.copyOfRange(whole, Long.BYTES - NUMBER_BYTES, Long.BYTES));
                hashes.put(hash, 0, HASH_BYTES);
            }
            return hashes.array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
