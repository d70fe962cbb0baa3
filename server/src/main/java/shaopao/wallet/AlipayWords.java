package shaopao.wallet;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import shaopao.wallet.spi.PaymentChannel.Payment;

/** How Alipay writes amounts, times, states, keys and forms. */
final class AlipayWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private AlipayWords() {}

    /** {@code "12.05"} for 1,205 cents. */
    static String yuan(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** Refuses what is no whole number of cents. */
    static long cents(String yuan) {
        return new BigDecimal(yuan).movePointRight(2).longValueExact();
    }

    /** In the time of Shanghai, whole seconds. */
    static String time(Instant at) {
        return TIME.format(at.atZone(Ledger.ZONE));
    }

    /** Empty when nothing is written. */
    static Optional<Instant> instant(String time) {
        return time.isBlank()
                ? Optional.empty()
                : Optional.of(
                        LocalDateTime.parse(time, TIME).atZone(Ledger.ZONE).toInstant());
    }

    /** A key without the lines about it. */
    static String bare(String key) {
        return key.replaceAll("-----[A-Z ]+-----|\\s", "");
    }

    /** Closed is also what has all gone back; whoever waits for a payment waits in vain. */
    static Payment payment(String state, String number, String yuan, Instant at) {
        return switch (state) {
            case "TRADE_SUCCESS", "TRADE_FINISHED" -> new Payment.Paid(number, cents(yuan), at);
            case "TRADE_CLOSED" -> new Payment.Over();
            default -> new Payment.Waiting();
        };
    }

    /** The fields of a form; one that is there twice could be read in two ways, and is refused. */
    static Map<String, String> form(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String field : body.split("&")) {
            String[] parts = field.split("=", 2);
            String value = parts.length == 2 ? decoded(parts[1]) : "";
            if (fields.put(decoded(parts[0]), value) != null) {
                throw new IllegalArgumentException("A field twice");
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
