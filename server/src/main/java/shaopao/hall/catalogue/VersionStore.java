package shaopao.hall.catalogue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.Words;
import tools.jackson.databind.json.JsonMapper;

/** Versions of items, kept for ever: applications that run stay on theirs. */
@Repository
class VersionStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    VersionStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Keeps a version for ever; one that is there stays, and gets its text when it has none yet. */
    void keep(LiveItem live, Written written, Instant now) {
        jdbc.sql("""
                insert into hall.item_version (version, code, definition, body, first_seen_at, source, guide)
                values (:version, :code, :definition, :body::jsonb, :now, :source, :guide)
                on conflict (version) do update set source = excluded.source, guide = excluded.guide
                where hall.item_version.source = ''
                """)
                .param("version", live.version())
                .param("code", live.item().code())
                .param("definition", live.definition())
                .param("body", json.writeValueAsString(live.item()))
                .param("now", now)
                .param("source", written.source())
                .param("guide", written.guide())
                .update();
    }

    Optional<LiveItem> version(String version) {
        return versions(List.of(version)).stream().findFirst();
    }

    List<LiveItem> versions(Collection<String> versions) {
        return jdbc.sql("select version, definition, body from hall.item_version where version = any(:versions)")
                .param("versions", versions)
                .query((row, _) -> new LiveItem(
                        row.getString("version"),
                        row.getString("definition"),
                        json.readValue(row.getString("body"), Item.class)))
                .list();
    }

    /** Those of the given that are kept. */
    Set<String> known(Collection<String> versions) {
        return new HashSet<>(jdbc.sql("select version from hall.item_version where version = any(:versions)")
                .param("versions", versions)
                .query(String.class)
                .list());
    }

    /** The versions of an item, and when each was first seen. */
    Map<String, Instant> seen(String code) {
        Map<String, Instant> seen = new LinkedHashMap<>();
        jdbc.sql("select version, first_seen_at from hall.item_version where code = :code order by first_seen_at desc")
                .param("code", code)
                .query(row -> {
                    seen.put(
                            row.getString("version"),
                            row.getObject("first_seen_at", OffsetDateTime.class).toInstant());
                });
        return seen;
    }

    /** Items of which any version asks for a code of the table, by what they were called last; at most 20. */
    List<Words> withCodeTable(String table) {
        return jdbc.sql("""
                select name from (
                    select distinct on (code) code, body -> 'name' as name from hall.item_version
                    where jsonb_path_exists(
                        body, '$.form.**.table ? (@ == $table)', jsonb_build_object('table', :table::text))
                    order by code, first_seen_at desc) used
                order by code limit 20
                """)
                .param("table", table)
                .query((row, _) -> json.readValue(row.getString("name"), Words.class))
                .list();
    }

    /** The text from which a version was read. */
    Optional<Written> written(String version) {
        return jdbc.sql("select source, guide from hall.item_version where version = :version")
                .param("version", version)
                .query((row, _) -> new Written(row.getString("source"), row.getString("guide")))
                .optional();
    }
}
