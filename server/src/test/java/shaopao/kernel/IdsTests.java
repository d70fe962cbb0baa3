package shaopao.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTests {

    @Test
    void areVersionSevenOfRfc9562() {
        UUID id = Ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16)
                .isCloseTo(System.currentTimeMillis(), org.assertj.core.data.Offset.offset(50L));
    }

    @Test
    void growWithinOneProcess() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            ids.add(Ids.next().toString());
        }
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void neverRepeatWhenManyThreadsAsk() {
        var seen = new ConcurrentSkipListSet<UUID>();
        IntStream.range(0, 100_000).parallel().forEach(_ -> seen.add(Ids.next()));
        assertThat(seen).hasSize(100_000);
    }
}
