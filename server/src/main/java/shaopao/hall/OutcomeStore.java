package shaopao.hall;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.hall.spi.OutcomeHandler.Asked;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import shaopao.kernel.Scope;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was granted by applications. */
@Repository
class OutcomeStore {

    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OutcomeStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Keeps a record once for its key. */
    void record(Asked asked, String kind, Map<String, Object> facts, Instant now) {
        jdbc.sql("""
                insert into hall.outcome_record
                    (id, key, kind, item, application, number, applicant, facts, recorded_at)
                values (:id, :key, :kind, :item, :application, :number, :applicant, :facts::jsonb, :now)
                on conflict (key) do nothing
                """)
                .param("id", Ids.next())
                .param("key", asked.key())
                .param("kind", kind)
                .param("item", asked.item())
                .param("application", asked.application())
                .param("number", asked.number())
                .param("applicant", asked.applicant())
                .param("facts", json.writeValueAsString(facts))
                .param("now", now)
                .update();
    }

    /** Records of items within reach, the newest first. */
    List<OutcomeRecord> records(String kind, String item, Scope scope, Optional<UUID> after, int limit) {
        return jdbc.sql("""
                select r.id, r.kind, r.item, r.application, r.number, r.applicant, r.facts, r.recorded_at
                from hall.outcome_record r join hall.item i on i.code = r.item
                where r.id < :after and (:kind = '' or r.kind = :kind) and (:item = '' or r.item = :item)
                  and (:all or i.unit_id = any(:units::uuid[]) or i.code = any(:items::text[]))
                order by r.id desc limit :limit
                """)
                .param("after", after.orElse(LAST))
                .param("kind", kind)
                .param("item", item)
                .param("all", scope.all())
                .param("units", scope.units())
                .param("items", scope.items())
                .param("limit", limit)
                .query((row, _) -> new OutcomeRecord(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("item"),
                        row.getObject("application", UUID.class),
                        row.getString("number"),
                        new PersonId(row.getObject("applicant", UUID.class)),
                        json.readValue(row.getString("facts"), new TypeReference<Map<String, Object>>() {}),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
