package shaopao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.ModuleTest;
import shaopao.Roster;
import shaopao.hall.spi.OutcomeHandler.Asked;
import shaopao.kernel.PersonId;
import shaopao.kernel.Scope;

@ModuleTest
class OutcomesTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Outcomes outcomes;

    @Autowired
    OutcomeStore store;

    @Autowired
    RecordOutcome record;

    @Autowired
    NotifyOutcome notify;

    @Test
    void recordIsKeptOnceHoweverOftenItIsRun() {
        assertThat(outcomes.handlers()).contains("record", "notify");
        jdbc.sql("""
                insert into hall.item (code, name_zh, name_en, department, state, origin, changed_at)
                values ('outcome-item', '名', 'Name', 'D05', 'LIVE', 'STUDIO', now()) on conflict do nothing
                """).update();
        Asked asked = asked(
                Map.of("kind", "leave-grant", "fields", "days, none"),
                new Roster(jdbc).student().id());
        assertThat(record.bringAbout(asked)).isEqualTo(Map.of("kind", "leave-grant"));
        record.bringAbout(asked);
        Scope mine = new Scope(false, Set.of(), Set.of(), Set.of("outcome-item"), Set.of());
        assertThat(store.records("leave-grant", "outcome-item", mine, Optional.empty(), 10).stream()
                        .filter(one -> one.application().equals(asked.application())))
                .singleElement()
                .satisfies(one -> assertThat(one.facts()).isEqualTo(Map.of("days", 3)));
        assertThat(store.records("", "", Scope.NONE, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void peopleAreToldOnce() {
        Roster roster = new Roster(jdbc);
        Roster.Someone other = roster.staff();
        Asked asked = asked(Map.of("text", "证明已开具"), roster.student().id());
        assertThat(notify.bringAbout(asked)).isEqualTo(Map.of("told", 1));
        assertThat(notify.bringAbout(asked)).isEqualTo(Map.of("told", 0));
        assertThat(notify.bringAbout(asked(Map.of("text", "请知悉", "to", other.number() + ",nobody"), other.id())))
                .isEqualTo(Map.of("told", 1));
    }

    private static Asked asked(Map<String, String> with, PersonId applicant) {
        return new Asked(
                UUID.randomUUID().toString(),
                UUID.randomUUID(),
                "20261127-1",
                "outcome-item",
                applicant,
                with,
                Map.of("days", 3, "reason", "家事"));
    }
}
