package shaopao.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import shaopao.kernel.Ids;
import shaopao.kernel.ProblemException;

class EdgeRulesTests {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void aBucketGivesItsBurstAndThenItsRate() {
        TokenBuckets buckets = new TokenBuckets(2, 5);
        for (int i = 0; i < 5; i++) {
            assertThat(buckets.take("a", 0)).isZero();
        }
        assertThat(buckets.take("a", 0)).isEqualTo(1);
        assertThat(buckets.take("b", 0)).isZero();
        assertThat(buckets.take("a", SECOND)).isZero();
        assertThat(buckets.take("a", SECOND)).isZero();
        assertThat(buckets.take("a", SECOND)).isEqualTo(1);
    }

    @Test
    void overAnyTimeNobodyGetsMoreThanBurstAndRate() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int perSecond = 1 + random.nextInt(50);
            int burst = 1 + random.nextInt(100);
            TokenBuckets buckets = new TokenBuckets(perSecond, burst);
            long now = 0;
            int taken = 0;
            for (int i = 0; i < 500; i++) {
                now += random.nextInt((int) SECOND / 10);
                taken += buckets.take("a", now) == 0 ? 1 : 0;
                assertThat(taken).isLessThanOrEqualTo((int) Math.ceil(burst + perSecond * (now / 1e9)));
            }
        }
    }

    @Test
    void aCursorComesBackAsItWasPacked() {
        assertThat(Cursors.unpack(Cursors.pack("陈", "", "3"), 3)).isEqualTo(List.of("陈", "", "3"));
        var id = Ids.next();
        assertThat(Cursors.unpackId(Cursors.pack(id.toString()))).isEqualTo(id);
    }

    @Test
    void aForgedCursorIsRefused() {
        for (String forged :
                List.of("", "!", "x".repeat(2000), Cursors.pack("a"), Cursors.pack("a\u0000", "b"), "YR")) {
            assertThatThrownBy(() -> Cursors.unpack(forged, 2)).isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> Cursors.unpackId(Cursors.pack("no id"))).isInstanceOf(ProblemException.class);
    }

    @Test
    void onlyWholeUnicodeIsText() {
        assertThat(StrictBodies.isStorable("陈思远😀")).isTrue();
        assertThat(StrictBodies.isStorable("a\u0000")).isFalse();
        assertThat(StrictBodies.isStorable("\ud83d")).isFalse();
        assertThat(StrictBodies.isStorable("\ude00x")).isFalse();
    }

    @Test
    void eachAddressHasItsPage() {
        assertThat(Pages.page("profile/devices")).isEqualTo("portal.html");
        assertThat(Pages.page("console")).isEqualTo("console.html");
        assertThat(Pages.page("console/people/1")).isEqualTo("console.html");
        assertThat(Pages.page("consolex")).isEqualTo("portal.html");
        assertThat(Pages.page("till")).isEqualTo("till.html");
        assertThat(Pages.page("tills")).isEqualTo("portal.html");
        assertThat(Pages.page("api/none")).isNull();
        assertThat(Pages.page("missing.js")).isNull();
    }

    @Test
    void aMessageBetweenNodesComesBackAsItWasSent() {
        LiveEvents.Message message = new LiveEvents.Message("1", "2", "a.b", "{\"text\":\"a b\\nc\"}\n");
        assertThat(LiveEvents.Message.of(message.text())).isEqualTo(message);
    }
}
