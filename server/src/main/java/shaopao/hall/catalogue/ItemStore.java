package shaopao.hall.catalogue;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** All SQL of the service hall: the versions of its items. */
@Repository
class ItemStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ItemStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Keeps a version for ever; one that is there stays. */
    void keep(LiveItem live, Instant now) {
        jdbc.sql("""
                insert into hall.item_version (version, code, definition, body, first_seen_at)
                values (:version, :code, :definition, :body::jsonb, :now)
                on conflict do nothing
                """)
                .param("version", live.version())
                .param("code", live.item().code())
                .param("definition", live.definition())
                .param("body", json.writeValueAsString(live.item()))
                .param("now", now)
                .update();
    }

    Optional<LiveItem> version(String version) {
        return jdbc.sql("select version, definition, body from hall.item_version where version = :version")
                .param("version", version)
                .query((row, _) -> new LiveItem(
                        row.getString("version"),
                        row.getString("definition"),
                        json.readValue(row.getString("body"), Item.class)))
                .optional();
    }
}
