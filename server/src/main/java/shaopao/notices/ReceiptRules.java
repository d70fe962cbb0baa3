package shaopao.notices;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads delivery receipts of SMS centres: by their TLVs where they have them, else by the text that SMPP 3.4 shows in
 * its appendix B and that each centre writes a little differently.
 */
final class ReceiptRules {

    private static final Pattern ID = Pattern.compile("(?i)\\bid:\\s*([^\\s]{1,64})");
    private static final Pattern STATE = Pattern.compile("(?i)\\bstat:\\s*([A-Z]{1,12})");
    private static final Pattern ERROR = Pattern.compile("(?i)\\berr:\\s*([^\\s]{1,16})");

    private ReceiptRules() {}

    /** What a provider says became of a part. */
    record Said(String providerMessage, DeliveryState state, String reason) {}

    /**
     * The receipt; nothing when it names no message or no end.
     *
     * @param id of the TLV receipted_message_id
     * @param state of the TLV message_state
     */
    static Optional<Said> read(String text, Optional<String> id, Optional<Integer> state) {
        Optional<String> message =
                id.map(String::strip).filter(one -> !one.isEmpty()).or(() -> found(ID, text));
        String word = state.map(ReceiptRules::word)
                .filter(one -> !one.isEmpty())
                .or(() -> found(STATE, text))
                .orElse("")
                .toUpperCase(Locale.ROOT);
        String reason = (word
                + found(ERROR, text)
                        .filter(code -> !code.matches("0+"))
                        .map(code -> " err:" + code)
                        .orElse(""));
        Optional<DeliveryState> end = switch (word) {
            case "DELIVRD" -> Optional.of(DeliveryState.DELIVERED);
            case "EXPIRED" -> Optional.of(DeliveryState.EXPIRED);
            case "UNDELIV", "REJECTD", "DELETED" -> Optional.of(DeliveryState.FAILED);
            default -> Optional.empty();
        };
        return message.flatMap(one -> end.map(known -> new Said(one, known, reason)));
    }

    private static Optional<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** SMPP 3.4, 5.2.28. */
    private static String word(int state) {
        return switch (state) {
            case 2 -> "DELIVRD";
            case 3 -> "EXPIRED";
            case 4 -> "DELETED";
            case 5 -> "UNDELIV";
            case 8 -> "REJECTD";
            default -> "";
        };
    }
}
