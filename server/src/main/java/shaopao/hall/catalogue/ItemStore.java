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
import shaopao.kernel.Ids;
import shaopao.kernel.Scope;
import shaopao.kernel.Words;
import tools.jackson.databind.json.JsonMapper;

/** The list of all items and what became of each. */
@Repository
class ItemStore {

    private static final String IN_SCOPE = "(:all or i.unit_id = any(:units::uuid[]) or i.code = any(:items::text[]))";

    private static final String COLUMNS = """
            i.code, i.name_zh, i.name_en, i.department, i.unit_id, i.state, i.origin, i.version, i.trial_version,
            i.file_version, i.batch, i.paused_zh, i.paused_en, i.paused_until, i.opens_at, i.closes_at,
            i.submissions_max, i.submissions, i.per_person_max, i.inventory, i.revision, i.changed_at
            """;

    private static final String LOG = """
            insert into hall.item_event (id, code, at, by_person, by_name, act, state, version, why)
            select :event, code, changed_at, :byPerson::uuid, :byName, :act, state, version, :why from changed
            """;

    /** A file may name a batch that nobody has planned yet. */
    private static final String NAME_BATCH = """
            insert into hall.batch (code, name_zh, name_en, changed_at)
            select batch, batch, batch, changed_at from changed where batch is not null on conflict do nothing
            """;

    private static final String COUNT = """
            update hall.catalogue_revision set revision = revision + 1 where exists (select from changed)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ItemStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Who did what to an item, and why. */
    record Deed(Optional<UUID> byPerson, String byName, String act, String why) {}

    List<ItemRow> all() {
        return jdbc.sql("select " + COLUMNS + " from hall.item i order by i.code")
                .query((row, _) -> row(row))
                .list();
    }

    /** The items within reach, by code. */
    List<ItemRow> all(Scope scope) {
        return jdbc.sql("select " + COLUMNS + " from hall.item i where " + IN_SCOPE + " order by i.code")
                .param("all", scope.all())
                .param("units", scope.units())
                .param("items", scope.items())
                .query((row, _) -> row(row))
                .list();
    }

    /** One item, if it is within reach. */
    Optional<ItemRow> row(String code, Scope scope) {
        return jdbc.sql("select " + COLUMNS + " from hall.item i where i.code = :code and " + IN_SCOPE)
                .param("code", code)
                .param("all", scope.all())
                .param("units", scope.units())
                .param("items", scope.items())
                .query((row, _) -> row(row))
                .optional();
    }

    /** Adds an item; nothing happens when there is one of its code. */
    boolean add(ItemRow row, Deed deed) {
        return !written("""
                with changed as (
                    insert into hall.item as i (code, name_zh, name_en, department, unit_id, state, origin, version,
                        trial_version, file_version, batch, paused_zh, paused_en, paused_until, opens_at, closes_at,
                        submissions_max, per_person_max, inventory, changed_at)
                    values (:code, :nameZh, :nameEn, :department, :unit::uuid, :state, :origin, :version::text,
                        :trialVersion::text, :fileVersion::text, :batch::text, :pausedZh, :pausedEn,
                        :pausedUntil::timestamptz, :opensAt::timestamptz, :closesAt::timestamptz,
                        :submissionsMax::int, :perPersonMax::int, :inventory::jsonb, :now)
                    on conflict (code) do nothing
                    returning\s""", row, deed).isEmpty();
    }

    /** Writes an item as it is now; empty when somebody else has changed it since it was read. */
    Optional<ItemRow> change(ItemRow row, Deed deed) {
        return written("""
                with changed as (
                    update hall.item i
                    set name_zh = :nameZh, name_en = :nameEn, department = :department, unit_id = :unit::uuid,
                        state = :state, version = :version::text, trial_version = :trialVersion::text,
                        file_version = :fileVersion::text, batch = :batch::text, paused_zh = :pausedZh,
                        paused_en = :pausedEn, paused_until = :pausedUntil::timestamptz,
                        opens_at = :opensAt::timestamptz, closes_at = :closesAt::timestamptz,
                        submissions_max = :submissionsMax::int, per_person_max = :perPersonMax::int,
                        submissions = case when :submissionsMax::int is null then 0 else submissions end,
                        inventory = :inventory::jsonb, revision = revision + 1, changed_at = :now
                    where code = :code and revision = :revision
                    returning\s""", row, deed).stream().findFirst();
    }

    private List<ItemRow> written(String statement, ItemRow row, Deed deed) {
        return jdbc.sql(statement + COLUMNS + "), logged as (" + LOG + "), named as (" + NAME_BATCH + "), counted as ("
                        + COUNT + ") select " + COLUMNS + " from changed i")
                .param("code", row.code())
                .param("nameZh", row.title().name().zh())
                .param("nameEn", row.title().name().en())
                .param("department", row.department())
                .param("unit", row.title().unit())
                .param("state", row.state().name())
                .param("origin", row.origin().name())
                .param("version", row.version())
                .param("trialVersion", row.life().tried())
                .param("fileVersion", row.life().fromFile())
                .param("batch", row.title().batch())
                .param(
                        "pausedZh",
                        row.pause().map(pause -> pause.message().zh()).orElse(""))
                .param(
                        "pausedEn",
                        row.pause().map(pause -> pause.message().en()).orElse(""))
                .param("pausedUntil", row.pause().flatMap(ItemRow.ItemPause::until))
                .param("opensAt", row.window().opensAt())
                .param("closesAt", row.window().closesAt())
                .param("submissionsMax", row.window().submissionsMax())
                .param("perPersonMax", row.window().perPersonMax())
                .param("inventory", row.inventory().map(json::writeValueAsString))
                .param("revision", row.revision())
                .param("now", row.changedAt())
                .param("event", Ids.next())
                .param("byPerson", deed.byPerson())
                .param("byName", deed.byName())
                .param("act", deed.act())
                .param("why", deed.why())
                .query((found, _) -> row(found))
                .list();
    }

    /** Takes one of the applications that there may be; false when none is left. One statement decides. */
    boolean takeSubmission(String code) {
        return jdbc.sql("""
                update hall.item set submissions = submissions + 1
                where code = :code and submissions_max is not null and submissions < submissions_max
                """).param("code", code).update() == 1;
    }

    /** Offices that items name and that were not known then. */
    List<String> withoutUnit() {
        return jdbc.sql("select distinct department from hall.item where unit_id is null limit 500")
                .query((row, _) -> row.getString("department"))
                .list();
    }

    void settleUnit(String department, UUID unit) {
        jdbc.sql("""
                with changed as (
                    update hall.item set unit_id = :unit where department = :department and unit_id is null
                    returning code)
                """ + COUNT)
                .param("department", department)
                .param("unit", unit)
                .update();
    }

    long revision() {
        return jdbc.sql("select revision from hall.catalogue_revision")
                .query(Long.class)
                .single();
    }

    private ItemRow row(ResultSet row) throws SQLException {
        String paused = row.getString("paused_zh");
        Optional<ItemRow.ItemPause> pause = paused.isEmpty()
                ? Optional.empty()
                : Optional.of(new ItemRow.ItemPause(
                        new Words(paused, row.getString("paused_en")), instant(row, "paused_until")));
        return new ItemRow(
                row.getString("code"),
                ItemRow.Origin.valueOf(row.getString("origin")),
                new ItemRow.Title(
                        new Words(row.getString("name_zh"), row.getString("name_en")),
                        row.getString("department"),
                        Optional.ofNullable(row.getObject("unit_id", UUID.class)),
                        Optional.ofNullable(row.getString("batch"))),
                new ItemRow.Life(
                        ItemState.valueOf(row.getString("state")),
                        Optional.ofNullable(row.getString("version")),
                        Optional.ofNullable(row.getString("trial_version")),
                        Optional.ofNullable(row.getString("file_version"))),
                pause,
                new Window(
                        instant(row, "opens_at"),
                        instant(row, "closes_at"),
                        Optional.ofNullable(row.getObject("submissions_max", Integer.class)),
                        Optional.ofNullable(row.getObject("per_person_max", Integer.class))),
                row.getInt("submissions"),
                Optional.ofNullable(row.getString("inventory")).map(text -> json.readValue(text, InventoryLine.class)),
                row.getInt("revision"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
