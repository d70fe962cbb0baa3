package shaopao.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import shaopao.booking.LotRules.LotSeat;
import shaopao.booking.LotRules.PlacedLot;
import shaopao.booking.LotRules.SeatLot;
import shaopao.booking.LotRules.SeatWish;

/** The draw is fair, exact and anyone's to recompute. */
class LotRulesTests {

    private static List<SeatLot> lots(int count) {
        List<SeatLot> lots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lots.add(new SeatLot("t" + i, List.of(SeatWish.values()).get(i % 3)));
        }
        return lots;
    }

    private static List<LotSeat> seats(int count) {
        List<LotSeat> seats = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            seats.add(new LotSeat("S%03d".formatted(i), i % 2 == 0, i % 5 == 0));
        }
        return seats;
    }

    @Test
    void everySeatGoesToOneAndTheOthersWaitInOrder() {
        List<PlacedLot> placed = LotRules.draw("seed", lots(300), seats(40));
        assertThat(placed.stream().flatMap(one -> one.seat().stream()).distinct())
                .hasSize(40);
        assertThat(placed.subList(0, 40)).allMatch(one -> one.seat().isPresent());
        assertThat(placed.subList(40, 300)).noneMatch(one -> one.seat().isPresent());
        assertThat(placed.stream().map(PlacedLot::rank).toList())
                .isEqualTo(
                        java.util.stream.IntStream.rangeClosed(1, 300).boxed().toList());
    }

    @Test
    void orderInWhichPeopleAskedDoesNotMatter() {
        List<SeatLot> shuffled = new ArrayList<>(lots(200));
        Collections.shuffle(shuffled, new Random(7));
        assertThat(LotRules.draw("seed", shuffled, seats(30))).isEqualTo(LotRules.draw("seed", lots(200), seats(30)));
        assertThat(LotRules.list(shuffled)).isEqualTo(LotRules.list(lots(200)));
        assertThat(LotRules.draw("other", lots(200), seats(30)))
                .isNotEqualTo(LotRules.draw("seed", lots(200), seats(30)));
    }

    @Test
    void wishesAreMetAsLongAsTheyCan() {
        List<SeatLot> lots = List.of(
                new SeatLot("a", SeatWish.QUIET), new SeatLot("b", SeatWish.QUIET), new SeatLot("c", SeatWish.POWER));
        List<LotSeat> seats =
                List.of(new LotSeat("1", false, false), new LotSeat("2", true, false), new LotSeat("3", false, true));
        for (int seed = 0; seed < 50; seed++) {
            Map<String, String> got = LotRules.seats(LotRules.draw("s" + seed, lots, seats));
            assertThat(List.of(String.valueOf(got.get("a")), String.valueOf(got.get("b"))))
                    .contains("3");
            assertThat(got).hasSize(3);
        }
    }

    /**
     * One in four wins, whatever the wish: over 2,000 draws each ticket's share lies within five standard deviations.
     */
    @Test
    void oddsAreThoseThatArePublishedForEveryWishAlike() {
        List<SeatLot> lots = lots(40);
        Map<String, Integer> won = new HashMap<>();
        int draws = 2_000;
        for (int i = 0; i < draws; i++) {
            String seed = LotRules.seed("secret" + i, "hash");
            LotRules.seats(LotRules.draw(seed, lots, seats(10)))
                    .keySet()
                    .forEach(one -> won.merge(one, 1, Integer::sum));
        }
        assertThat(LotRules.perMille(10, 40)).isEqualTo(250);
        double deviation = Math.sqrt(draws * 0.25 * 0.75);
        lots.forEach(lot -> assertThat((double) won.getOrDefault(lot.ticket(), 0))
                .as(lot.toString())
                .isBetween(draws * 0.25 - 5 * deviation, draws * 0.25 + 5 * deviation));
    }

    @Test
    void oddsOfFewAskersAreCertain() {
        assertThat(LotRules.perMille(10, 0)).isEqualTo(1_000);
        assertThat(LotRules.perMille(10, 10)).isEqualTo(1_000);
        assertThat(LotRules.perMille(500, 10_000)).isEqualTo(50);
        assertThat(LotRules.perMille(0, 3)).isZero();
    }

    /** Computed by hand with openssl, so that a reader in another language can check against the same. */
    @Test
    void hashesAreWhatTheRecordSays() {
        assertThat(LotRules.sha256("abc")).startsWith("ba7816bf8f01cfea414140de5dae2223");
        assertThat(LotRules.list(List.of(new SeatLot("b", SeatWish.ANY), new SeatLot("a", SeatWish.QUIET))))
                .isEqualTo("a QUIET\nb ANY\n");
        assertThat(LotRules.seed("key", "The quick brown fox jumps over the lazy dog"))
                .isEqualTo("f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
    }

    /** The browser's tests read the same file: a record that was computed apart from both sides. */
    @Test
    void recordOfTheSampleIsWhatTheDrawGives() throws Exception {
        SeatDraws.DrawRecord record = new tools.jackson.databind.json.JsonMapper()
                .readValue(
                        java.nio.file.Files.readString(
                                java.nio.file.Path.of("../web/src/features/booking/lots.sample.json")),
                        SeatDraws.DrawRecord.class);
        assertThat(LotRules.sha256(record.secret())).isEqualTo(record.commitment());
        assertThat(LotRules.sha256(LotRules.list(record.lots()))).isEqualTo(record.listHash());
        assertThat(LotRules.seed(record.secret(), record.listHash())).isEqualTo(record.seed());
        assertThat(LotRules.draw(record.seed(), record.lots(), record.seats())).isEqualTo(record.placed());
    }
}
