package shaopao.till;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.kernel.PersonId;
import shaopao.till.SimulatedTill.Seen;

/**
 * A day of tills in small; in full by {@code -Dtill.day.people=20000 -Dtill.day.tills=30}, with another {@code
 * -Dtill.day.seed} as often as one likes.
 */
@CampusTest
class TillDayTests {

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TillSettings settings;

    @Test
    void eachSaleIsInTheBooksOnceAndNobodySpendsTwiceBeyondTheLimits() throws Exception {
        Roster roster = new Roster(jdbc);
        List<PersonId> people = Stream.generate(() -> roster.student().id())
                .limit(Integer.getInteger("till.day.people", 40))
                .toList();
        TillDay day = new TillDay(
                context, Long.getLong("till.day.seed", 20_261_128), people, Integer.getInteger("till.day.tills", 4));
        day.run();
        List<UUID> merchants =
                day.merchants().stream().map(one -> one.id().value()).toList();
        long stored = number("select count(*) from till.sale where merchant_id = any(:merchants)", merchants);
        long schoolBears = number("""
                select coalesce(sum(amount), 0) from till.sale
                where merchant_id = any(:merchants) and state = 'LOST_BY_SCHOOL'
                """, merchants);
        System.out.printf("%s stored=%d school_bears_cents=%d%n", day, stored, schoolBears);

        assertThat(stored).isEqualTo(day.seen(Seen.SOLD) + day.seen(Seen.SOLD_OFFLINE));
        assertThat(day.seen(Seen.SOLD_OFFLINE)).isPositive();
        assertThat(day.copiesShown()).isPositive();
        assertThat(paidTwice(merchants)).as("one code, two payments").isZero();
        assertThat(wrongMerchants(merchants))
                .as("merchants have what was paid and what the school bears")
                .isZero();
        assertThat(beyond("person_id", settings.offlinePersonMaxCents(), merchants))
                .isZero();
        assertThat(beyond("sold_by", settings.offlineTerminalMaxCents(), merchants))
                .isZero();
        assertThat(jdbc.sql("""
                select count(*) from wallet.account where owner = 'PERSON' and owner_key = any(:people)
                    and credits_posted - debits_posted < 0
                """)
                        .param("people", people.stream().map(PersonId::toString).toList())
                        .query(Long.class)
                        .single())
                .as("purses below zero")
                .isZero();
        assertThat(jdbc.sql("select sum(debits_posted) - sum(credits_posted) from wallet.account")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long number(String sql, List<UUID> merchants) {
        return jdbc.sql(sql).param("merchants", merchants).query(Long.class).single();
    }

    private long paidTwice(List<UUID> merchants) {
        return number("""
                select count(*) from (
                    select 1 from till.sale where merchant_id = any(:merchants) and state = 'PAID'
                    group by code having count(*) > 1) as twice
                """, merchants);
    }

    private long wrongMerchants(List<UUID> merchants) {
        return number("""
                select count(*) from till.merchant m join wallet.account a on a.id = m.account_id
                where m.id = any(:merchants) and a.credits_posted - a.debits_posted <> (
                    select coalesce(sum(s.amount), 0) from till.sale s
                    where s.merchant_id = m.id and s.state in ('PAID', 'LOST_BY_SCHOOL'))
                """, merchants);
    }

    /** For whom the school bears more of a day than may be sold without network. */
    private long beyond(String whose, long mostCents, List<UUID> merchants) {
        return jdbc.sql("""
                select count(*) from (
                    select 1 from till.sale where merchant_id = any(:merchants) and state = 'LOST_BY_SCHOOL'
                    group by %s, (occurred_at at time zone 'Asia/Shanghai')::date having sum(amount) > :most) as much
                """.formatted(whose))
                .param("merchants", merchants)
                .param("most", mostCents)
                .query(Long.class)
                .single();
    }
}
