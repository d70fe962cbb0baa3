package shaopao.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.gates.DayFigures.Figure;
import shaopao.gates.GateDay.Outcome;
import shaopao.kernel.PersonId;
import shaopao.pass.PassPhones;

/**
 * A day in small; in full by {@code -Dgates.day.people=20000 -Dgates.day.gates=60 -Dgates.day.tills=30}, with another
 * {@code -Dgates.day.seed} as often as one likes.
 */
@CampusTest
class GateDayTests {

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Test
    void nothingIsLostNoStolenCodeOutlivesItselfAndEverybodyIsWhereTheyAre() throws Exception {
        int people = Integer.getInteger("gates.day.people", 60);
        int gates = Integer.getInteger("gates.day.gates", 6);
        int tills = Integer.getInteger("gates.day.tills", 2);
        long seed = Long.getLong("gates.day.seed", 20_261_127);
        List<PersonId> crowd =
                IntStream.range(0, people).mapToObj(_ -> PersonId.next()).toList();
        jdbc.sql("""
                insert into people.person (id, number, name, kind, present, source, changed_at)
                select id, left(id::text, 8) || right(id::text, 12), '测试人员', 'STUDENT', true, 'test', now()
                from unnest(:ids::uuid[]) as p (id)
                """).param("ids", crowd).update();
        context.getBean(FactBook.class).readAll();
        Outcome day = new GateDay(context, seed, new PassPhones(context).phones(crowd), gates, tills).run();
        System.out.println(day);
        assertThat(day.stored()).as("%s", day).isEqualTo(day.decided());
        assertThat(day.missing()).isZero();
        assertThat(day.wrongPresence()).as("%s", day).isZero();
        assertThat(day.figures().of(Figure.STOLEN_AFTER_LIFE)).isZero();
        assertThat(day.figures().of(Figure.OFFLINE)).isPositive();
        assertThat(day.figures().of(Figure.STOLEN_SHOWN)).isPositive();
    }
}
