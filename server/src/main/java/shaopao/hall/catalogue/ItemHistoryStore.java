package shaopao.hall.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of an item, and the drafts of it. */
@Repository
class ItemHistoryStore {

    private static final int EVENTS_MAX = 200;
    private static final int REVISIONS_KEPT = 100;

    private final JdbcClient jdbc;

    ItemHistoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last events, the newest first. */
    List<ItemEvent> events(String code) {
        return jdbc.sql("""
                select at, by_name, act, state, version, why from hall.item_event
                where code = :code order by id desc limit :most
                """)
                .param("code", code)
                .param("most", EVENTS_MAX)
                .query((row, _) -> new ItemEvent(
                        instant(row, "at"),
                        row.getString("by_name"),
                        row.getString("act"),
                        ItemState.valueOf(row.getString("state")),
                        Optional.ofNullable(row.getString("version")),
                        row.getString("why")))
                .list();
    }

    Optional<ItemDraft> draft(String code) {
        return drafts(code, 1).stream().findFirst();
    }

    /** The draft as it was saved, the newest first. */
    List<ItemDraft> drafts(String code, int most) {
        return jdbc.sql("""
                select code, revision, source, guide, base_version, by_name, saved_at from hall.item_draft
                where code = :code order by revision desc limit :most
                """)
                .param("code", code)
                .param("most", most)
                .query((row, _) -> new ItemDraft(
                        row.getString("code"),
                        row.getInt("revision"),
                        new Written(row.getString("source"), row.getString("guide")),
                        Optional.ofNullable(row.getString("base_version")),
                        row.getString("by_name"),
                        instant(row, "saved_at")))
                .list();
    }

    /** Saves the next revision; false when somebody else has saved one meanwhile. */
    boolean save(ItemDraft draft, Optional<UUID> by) {
        boolean saved = jdbc.sql("""
                insert into hall.item_draft (code, revision, source, guide, base_version, by_person, by_name, saved_at)
                select :code, :revision, :source, :guide, :base::text, :by::uuid, :name, :at
                where :revision = 1 + (select coalesce(max(revision), 0) from hall.item_draft where code = :code)
                on conflict do nothing
                """)
                        .param("code", draft.code())
                        .param("revision", draft.revision())
                        .param("source", draft.written().source())
                        .param("guide", draft.written().guide())
                        .param("base", draft.baseVersion())
                        .param("by", by)
                        .param("name", draft.byName())
                        .param("at", draft.savedAt())
                        .update()
                == 1;
        jdbc.sql("delete from hall.item_draft where code = :code and revision <= :old")
                .param("code", draft.code())
                .param("old", draft.revision() - REVISIONS_KEPT)
                .update();
        return saved;
    }

    /** Gives the draft up, or forgets it once it is out. */
    void discard(String code) {
        jdbc.sql("delete from hall.item_draft where code = :code")
                .param("code", code)
                .update();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
