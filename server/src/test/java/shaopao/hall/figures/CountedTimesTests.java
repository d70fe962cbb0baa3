package shaopao.hall.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.ModuleTest;
import shaopao.hall.catalogue.RealTimes;

@ModuleTest
class CountedTimesTests {

    @Autowired
    RealTimes times;

    @Autowired
    JdbcClient jdbc;

    @Test
    void medianIsOfTheLastMonthsAndOfEnoughApplications() {
        String item = "takes-" + UUID.randomUUID();
        LocalDate month = LocalDate.now(ZoneId.of("Asia/Shanghai")).withDayOfMonth(1);
        ended(item, month, "", 960, 4);
        assertThat(times.takes(item)).as("four say nothing yet").isEmpty();
        ended(item, month.minusMonths(1), "", 960, 3);
        ended(item, month.minusMonths(1), "first", 10, 100);
        ended(item, month.minusMonths(12), "", 9_600, 100);
        assertThat(times.takes(item)).hasValueSatisfying(takes -> {
            assertThat(takes.count()).isEqualTo(7);
            assertThat(takes.medianDays()).isBetween(1.9, 2.2);
        });
    }

    private void ended(String item, LocalDate month, String node, long minutes, int cases) {
        jdbc.sql("insert into hall.time_figure (topic, month, node, bucket, cases) values (:a, :b, :c, :d, :e)")
                .param("a", item)
                .param("b", month)
                .param("c", node)
                .param("d", TimeBuckets.of(minutes))
                .param("e", cases)
                .update();
    }
}
