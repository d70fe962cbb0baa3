package shaopao.booking;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The draw of seats, which anyone can recompute. Before anybody asks, the program makes a secret and publishes its
 * SHA-256. When the window is over, the list of tickets is fixed: sorted, one a line with its wish. The seed is
 * HMAC-SHA-256 (key: the secret; message: the SHA-256 of the list, in hexadecimal), so whoever knows the secret could
 * not know the list, and whoever is on the list could not know the secret. Tickets stand in the order of HMAC-SHA-256
 * (key: the seed; message: the ticket), hexadecimal and ascending. In that order each takes the first seat, in the
 * order of seats, that has what the ticket wishes for, else the first one that is left. Hence the odds of a seat are
 * seats to tickets, for everybody alike; a wish never lessens them. Who gets none waits in the same order.
 */
final class LotRules {

    /** Names what this class does, for the record. */
    static final String ALGORITHM = "hmac-sha256-serial-1";

    private LotRules() {}

    /** What a ticket would rather have. */
    enum SeatWish {
        ANY,
        POWER,
        QUIET
    }

    /** A ticket: made of the id that the asker's browser made, and nothing else. */
    record SeatLot(String ticket, SeatWish wish) {}

    /** A seat that is drawn for, by its code. */
    record LotSeat(String code, boolean power, boolean quiet) {

        boolean has(SeatWish wish) {
            return switch (wish) {
                case ANY -> true;
                case POWER -> power;
                case QUIET -> quiet;
            };
        }
    }

    /** What a ticket came to: its place in the order from 1, and a seat if there was one. */
    record PlacedLot(String ticket, int rank, Optional<String> seat) {}

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The list as its hash is taken: sorted by ticket, "ticket wish" a line, each line ended. */
    static String list(List<SeatLot> lots) {
        StringBuilder text = new StringBuilder();
        lots.stream()
                .sorted(Comparator.comparing(SeatLot::ticket))
                .forEach(lot ->
                        text.append(lot.ticket()).append(' ').append(lot.wish()).append('\n'));
        return text.toString();
    }

    static String seed(String secret, String listHash) {
        return HexFormat.of().formatHex(mac(secret).doFinal(listHash.getBytes(StandardCharsets.UTF_8)));
    }

    /** Every ticket with its rank and, as far as they reach, a seat. */
    static List<PlacedLot> draw(String seed, List<SeatLot> lots, List<LotSeat> seats) {
        Mac mac = mac(seed);
        record Keyed(String key, SeatLot lot) {}
        List<SeatLot> order = lots.stream()
                .map(lot -> new Keyed(
                        HexFormat.of().formatHex(mac.doFinal(lot.ticket().getBytes(StandardCharsets.UTF_8))), lot))
                .sorted(Comparator.comparing(Keyed::key)
                        .thenComparing(keyed -> keyed.lot().ticket()))
                .map(Keyed::lot)
                .toList();
        List<LotSeat> left = new ArrayList<>(
                seats.stream().sorted(Comparator.comparing(LotSeat::code)).toList());
        List<PlacedLot> placed = new ArrayList<>();
        for (SeatLot lot : order) {
            placed.add(new PlacedLot(lot.ticket(), placed.size() + 1, take(left, lot.wish())));
        }
        return placed;
    }

    private static Optional<String> take(List<LotSeat> left, SeatWish wish) {
        if (left.isEmpty()) {
            return Optional.empty();
        }
        int at = 0;
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i).has(wish)) {
                at = i;
                break;
            }
        }
        return Optional.of(left.remove(at).code());
    }

    /** How likely a ticket gets a seat, in thousandths, rounded down; certain where seats are enough. */
    static int perMille(int seats, int tickets) {
        return tickets <= seats ? 1_000 : (int) (seats * 1_000L / tickets);
    }

    /** The seats of the winners, by ticket. */
    static Map<String, String> seats(List<PlacedLot> placed) {
        Map<String, String> seats = new HashMap<>();
        placed.forEach(one -> one.seat().ifPresent(seat -> seats.put(one.ticket(), seat)));
        return seats;
    }

    private static Mac mac(String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
