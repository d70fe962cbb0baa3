package shaopao.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shaopao.wallet.spi.PaymentChannel.Payment;

/** Amounts, times, states and forms as Alipay writes them. */
@Tag("once")
class AlipayWordsTests {

    @Test
    void amountsAreYuanWithTwoPlacesAndComeBackToTheCent() {
        assertThat(AlipayWords.yuan(5)).isEqualTo("0.05");
        assertThat(AlipayWords.yuan(120_000)).isEqualTo("1200.00");
        assertThat(AlipayWords.cents("88.8")).isEqualTo(8_880);
        assertThatThrownBy(() -> AlipayWords.cents("0.005")).isInstanceOf(ArithmeticException.class);
        new Random(141)
                .longs(1_000, 1, 1_000_000_000)
                .forEach(cents ->
                        assertThat(AlipayWords.cents(AlipayWords.yuan(cents))).isEqualTo(cents));
    }

    @Test
    void timesAreThoseOfShanghai() {
        Instant evening = Instant.parse("2026-11-27T12:00:00Z");
        assertThat(AlipayWords.time(evening)).isEqualTo("2026-11-27 20:00:00");
        assertThat(AlipayWords.instant("2026-11-27 20:00:00")).contains(evening);
        assertThat(AlipayWords.instant("")).isEmpty();
    }

    @Test
    void keysAreReadWithAndWithoutTheLinesAboutThem() {
        assertThat(AlipayWords.bare("-----BEGIN PUBLIC KEY-----\nMIIB\nIjAN\n-----END PUBLIC KEY-----\n"))
                .isEqualTo(AlipayWords.bare("MIIBIjAN"));
    }

    @Test
    void whatIsUnknownIsNotPaidAndNotOver() {
        assertThat(AlipayWords.payment("TRADE_FINISHED", "1", "0.05", Instant.EPOCH))
                .isEqualTo(new Payment.Paid("1", 5, Instant.EPOCH));
        assertThat(AlipayWords.payment("TRADE_CLOSED", "", "", Instant.EPOCH)).isEqualTo(new Payment.Over());
        assertThat(AlipayWords.payment("WAIT_BUYER_PAY", "", "", Instant.EPOCH)).isEqualTo(new Payment.Waiting());
        assertThat(AlipayWords.payment("SOMETHING_NEW", "", "", Instant.EPOCH)).isEqualTo(new Payment.Waiting());
    }

    @Test
    void formsAreReadInOneWayOnly() {
        assertThat(AlipayWords.form("a=1%2B1&b=%E5%85%85%E5%80%BC+100%25&c="))
                .isEqualTo(Map.of("a", "1+1", "b", "充值 100%", "c", ""));
        assertThatThrownBy(() -> AlipayWords.form("a=1&a=2")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AlipayWords.form("a=%E5%")).isInstanceOf(IllegalArgumentException.class);
    }
}
