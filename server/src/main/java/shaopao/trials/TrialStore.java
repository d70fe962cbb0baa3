package shaopao.trials;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.kernel.Scope;
import shaopao.kernel.Words;
import tools.jackson.databind.json.JsonMapper;

/** Trials and the versions to which they carry over. */
@Repository
class TrialStore {

    private static final String COLUMNS = """
            t.id, t.item, t.version, t.name_zh, t.name_en, t.unit, t.state, t.plan, t.gate, t.listed, t.list_hash,
            t.seed_source, t.seed_hash, t.seed, t.attempt, t.made_by_name, t.made_at, t.drawn_at, t.ended_at, t.live_at
            """;

    private static final String IN_SCOPE = "(:all or t.unit = any(:units::uuid[]) or t.item = any(:items::text[]))";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TrialStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A version that was taken for the one that was tried. */
    record Carried(String version, String byName, String reason, Instant carriedAt) {}

    void add(Trial trial, Optional<UUID> by, String list, Optional<String> sealed) {
        jdbc.sql("""
                insert into trials.trial (id, item, version, name_zh, name_en, unit, state, plan, gate, list, list_hash,
                    listed, seed_source, seed_sealed, seed_hash, made_by, made_by_name, made_at)
                values (:id, :item, :version, :zh, :en, :unit::uuid, :state, :plan::jsonb, :gate::jsonb, :list, :hash,
                    :listed, :source, :sealed::text, :seedHash::text, :by::uuid, :byName, :now)
                """)
                .param("id", trial.id())
                .param("item", trial.item())
                .param("version", trial.version())
                .param("zh", trial.name().zh())
                .param("en", trial.name().en())
                .param("unit", trial.unit())
                .param("state", trial.state())
                .param("plan", json.writeValueAsString(trial.plan()))
                .param("gate", json.writeValueAsString(trial.gate()))
                .param("list", list)
                .param("hash", trial.seeding().listHash())
                .param("listed", trial.seeding().listed())
                .param("source", trial.seeding().source())
                .param("sealed", sealed)
                .param("seedHash", trial.seeding().seedHash())
                .param("by", by)
                .param("byName", trial.madeByName())
                .param("now", trial.madeAt())
                .update();
    }

    /** Trials within reach, the newest first. */
    List<Trial> trials(Scope scope, Optional<String> item, Optional<UUID> before, int limit) {
        return jdbc.sql("select " + COLUMNS + " from trials.trial t where " + IN_SCOPE + """
                 and (:item::text is null or t.item = :item) and (:before::uuid is null or t.id < :before::uuid)
                order by t.id desc limit :limit
                """)
                .param("all", scope.all())
                .param("units", scope.units())
                .param("items", scope.items())
                .param("item", item)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> trial(row))
                .list();
    }

    Optional<Trial> trial(UUID id, Scope scope) {
        return jdbc.sql("select " + COLUMNS + " from trials.trial t where t.id = :id and " + IN_SCOPE)
                .param("id", id)
                .param("all", scope.all())
                .param("units", scope.units())
                .param("items", scope.items())
                .query((row, _) -> trial(row))
                .optional();
    }

    List<Trial> trials(Set<UUID> ids) {
        return jdbc.sql("select " + COLUMNS + " from trials.trial t where t.id = any(:ids::uuid[])")
                .param("ids", ids)
                .query((row, _) -> trial(row))
                .list();
    }

    /** Trials by which a version of an item may go live, the newest first: its own, and those carried over to it. */
    List<Trial> covering(String item, String version) {
        return jdbc.sql("select " + COLUMNS + """
                 from trials.trial t
                where t.item = :item and t.state in ('RUNNING', 'ENDED')
                  and (t.version = :version
                       or exists (select from trials.carried c where c.trial = t.id and c.version = :version))
                order by t.id desc limit 20
                """)
                .param("item", item)
                .param("version", version)
                .query((row, _) -> trial(row))
                .list();
    }

    String list(UUID id) {
        return jdbc.sql("select list from trials.trial where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    Optional<String> sealedSeed(UUID id) {
        return jdbc.sql("select seed_sealed from trials.trial where id = :id and seed_sealed is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** False when it was drawn or called off meanwhile. */
    boolean drawn(UUID id, String seed, int attempt, Instant now) {
        return jdbc.sql("""
                update trials.trial set state = 'RUNNING', seed = :seed, attempt = :attempt, drawn_at = :now
                where id = :id and state = 'PREPARED'
                """)
                        .param("id", id)
                        .param("seed", seed)
                        .param("attempt", attempt)
                        .param("now", now)
                        .update()
                == 1;
    }

    boolean over(UUID id, TrialState state, Set<String> from, Instant now) {
        return jdbc.sql("""
                update trials.trial set state = :state, ended_at = :now where id = :id and state = any(:from)
                """)
                        .param("id", id)
                        .param("state", state)
                        .param("from", from)
                        .param("now", now)
                        .update()
                == 1;
    }

    boolean carry(UUID id, Carried carried, Optional<UUID> by) {
        return jdbc.sql("""
                insert into trials.carried (trial, version, by_person, by_name, reason, carried_at)
                values (:id, :version, :by::uuid, :byName, :reason, :now) on conflict do nothing
                """)
                        .param("id", id)
                        .param("version", carried.version())
                        .param("by", by)
                        .param("byName", carried.byName())
                        .param("reason", carried.reason())
                        .param("now", carried.carriedAt())
                        .update()
                == 1;
    }

    List<Carried> carried(UUID id) {
        return jdbc.sql("""
                select version, by_name, reason, carried_at from trials.carried where trial = :id order by carried_at
                """)
                .param("id", id)
                .query((row, _) -> new Carried(
                        row.getString("version"),
                        row.getString("by_name"),
                        row.getString("reason"),
                        instant(row, "carried_at").orElseThrow()))
                .list();
    }

    /** The version is open to all; what the trial showed is kept with it. False when that was noted before. */
    boolean wentLive(UUID id, GateState gate, Instant now) {
        return jdbc.sql("""
                update trials.trial
                set live_at = :now, live_gate = :gate::jsonb, state = 'ENDED', ended_at = coalesce(ended_at, :now)
                where id = :id and live_at is null
                """)
                        .param("id", id)
                        .param("gate", json.writeValueAsString(gate))
                        .param("now", now)
                        .update()
                == 1;
    }

    boolean leftOut(PersonId person) {
        return jdbc.sql("select exists (select from trials.left_out where person = :person)")
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    void leaveOut(PersonId person, boolean out, Instant now) {
        jdbc.sql(
                        out
                                ? "insert into trials.left_out (person, since) values (:person, :now) "
                                        + "on conflict do nothing"
                                : "delete from trials.left_out where person = :person and since <= :now")
                .param("person", person)
                .param("now", now)
                .update();
    }

    Set<PersonId> allLeftOut() {
        return Set.copyOf(jdbc.sql("select person from trials.left_out")
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list());
    }

    private Trial trial(ResultSet row) throws SQLException {
        return new Trial(
                row.getObject("id", UUID.class),
                row.getString("item"),
                row.getString("version"),
                new Words(row.getString("name_zh"), row.getString("name_en")),
                Optional.ofNullable(row.getObject("unit", UUID.class)),
                TrialState.valueOf(row.getString("state")),
                json.readValue(row.getString("plan"), TrialPlan.class),
                json.readValue(row.getString("gate"), GateWish.class),
                new Trial.Seeding(
                        row.getInt("listed"),
                        row.getString("list_hash"),
                        row.getString("seed_source"),
                        Optional.ofNullable(row.getString("seed_hash")),
                        Optional.ofNullable(row.getString("seed")),
                        Optional.ofNullable(row.getObject("attempt", Integer.class))),
                row.getString("made_by_name"),
                instant(row, "made_at").orElseThrow(),
                instant(row, "drawn_at"),
                instant(row, "ended_at"),
                instant(row, "live_at"));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
