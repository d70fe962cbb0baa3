package shaopao.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.ModuleTest;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;

@ModuleTest
class AuditTests {

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final UUID person = Ids.next();
    private String subject = "";
    private final Actor actor =
            new Actor(Actor.Kind.PERSON, Optional.of(person), "陈思远", "203.0.113.7", Map.of(), Optional.empty());

    @BeforeEach
    void aSubjectOfItsOwn() {
        subject = Ids.next().toString();
    }

    @Test
    void whoDidWhatToWhomIsKept() {
        audit.record(actor, "people.changed", "person", subject, Map.of("field", "phone", "count", 2));
        Map<String, @Nullable Object> row = jdbc.sql("select * from audit.entry where subject = :subject")
                .param("subject", subject)
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("actor_id", person)
                .containsEntry("actor_name", "陈思远")
                .containsEntry("address", "203.0.113.7")
                .containsEntry("act", "people.changed");
        assertThat(row.get("facts")).hasToString("{\"count\":2,\"field\":\"phone\"}");
    }

    @Test
    void anActThatIsUndoneLeavesNoEntry() {
        transaction.executeWithoutResult(status -> {
            audit.record(actor, "people.changed", "person", subject, Map.of());
            status.setRollbackOnly();
        });
        assertThat(entries()).isZero();
    }

    @Test
    void anEntryIsNeitherChangedNorRemoved() {
        audit.record(actor, "people.changed", "person", subject, Map.of());
        for (String sql : new String[] {
            "update audit.entry set act = 'nothing.happened' where subject = '" + subject + "'",
            "delete from audit.entry where subject = '" + subject + "'",
            "truncate audit.entry"
        }) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).hasStackTraceContaining("append-only");
        }
        assertThat(entries()).isEqualTo(1);
    }

    private long entries() {
        return jdbc.sql("select count(*) from audit.entry where subject = :subject")
                .param("subject", subject)
                .query(Long.class)
                .single();
    }
}
