package shaopao.trials;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.trials.Run.Phase;
import shaopao.workflow.SandboxMove;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the panel did; told apart by seat, never by person. */
@Repository
class RunStore {

    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};
    private static final TypeReference<List<SandboxMove>> MOVES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RunStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void start(UUID trial, int place, Instant now) {
        jdbc.sql("""
                insert into trials.run (trial, place, phase, started_at, saved_at)
                values (:trial, :place, 'FORM', :now, :now) on conflict do nothing
                """)
                .param("trial", trial)
                .param("place", place)
                .param("now", now)
                .update();
    }

    Optional<Run> run(UUID trial, int place) {
        return jdbc.sql("""
                select phase, answers, moves, started_at, active_seconds, submitted_at, outcome, score
                from trials.run where trial = :trial and place = :place
                """)
                .param("trial", trial)
                .param("place", place)
                .query((row, _) -> run(row))
                .optional();
    }

    /** Keeps what was typed. Nobody is busy for longer than has passed since the last time. */
    boolean save(
            UUID trial, int place, Map<String, Object> answers, int seconds, Optional<String> lastAt, Instant now) {
        return jdbc.sql("""
                update trials.run
                set answers = :answers::jsonb, last_at = coalesce(:lastAt::text, last_at), saved_at = :now,
                    active_seconds = active_seconds
                        + greatest(0, least(:seconds, ceil(extract(epoch from :now::timestamptz - saved_at))::int))
                where trial = :trial and place = :place and phase = 'FORM'
                """)
                        .param("trial", trial)
                        .param("place", place)
                        .param("answers", json.writeValueAsString(answers))
                        .param("seconds", seconds)
                        .param("lastAt", lastAt)
                        .param("now", now)
                        .update()
                == 1;
    }

    void passages(UUID trial, int place, List<Passage> passages) {
        jdbc.sql("""
                insert into trials.passage as p (trial, place, field, seconds, stumbles)
                select :trial, :place, r.field, sum(r.seconds), sum(r.stumbles)
                from jsonb_to_recordset(:passages::jsonb) as r(field text, seconds int, stumbles int)
                group by r.field
                on conflict (trial, place, field) do update
                set seconds = least(p.seconds + excluded.seconds, 86400),
                    stumbles = least(p.stumbles + excluded.stumbles, 1000)
                """)
                .param("trial", trial)
                .param("place", place)
                .param("passages", json.writeValueAsString(passages))
                .update();
    }

    void attempted(UUID trial, int place) {
        jdbc.sql("update trials.run set attempts = attempts + 1 where trial = :trial and place = :place")
                .param("trial", trial)
                .param("place", place)
                .update();
    }

    /** The form is handed in; false when it was before. */
    boolean submitted(UUID trial, int place, Map<String, Object> answers, Phase next, Instant now) {
        return jdbc.sql("""
                update trials.run
                set answers = :answers::jsonb, phase = :phase, submitted_at = :now, attempts = attempts + 1
                where trial = :trial and place = :place and phase = 'FORM'
                """)
                        .param("trial", trial)
                        .param("place", place)
                        .param("answers", json.writeValueAsString(answers))
                        .param("phase", next)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** One more move along the flow; false when there are not as many as the person saw. */
    boolean moved(UUID trial, int place, int seen, SandboxMove move, Phase next, Instant now) {
        return jdbc.sql("""
                update trials.run
                set moves = moves || :move::jsonb, phase = :phase, last_at = coalesce(:node::text, last_at),
                    active_seconds = active_seconds
                        + greatest(0, least(120, ceil(extract(epoch from :now::timestamptz - saved_at))::int)),
                    saved_at = :now
                where trial = :trial and place = :place and phase = 'FLOW' and jsonb_array_length(moves) = :seen
                """)
                        .param("trial", trial)
                        .param("place", place)
                        .param("seen", seen)
                        .param("move", json.writeValueAsString(List.of(move)))
                        .param("node", move.node())
                        .param("phase", next)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Ends at the last question, or before; false when it had ended. */
    boolean end(UUID trial, int place, Run.Outcome outcome, Optional<RunAnswers> rated, Instant now) {
        return jdbc.sql("""
                update trials.run
                set phase = 'DONE', outcome = :outcome, ended_at = :now, capability = :capability::int,
                    ease = :ease::int, score = :score::numeric
                where trial = :trial and place = :place
                  and (phase = 'QUESTIONS' or (:outcome = 'GAVE_UP' and phase in ('FORM', 'FLOW')))
                """)
                        .param("trial", trial)
                        .param("place", place)
                        .param("outcome", outcome)
                        .param("capability", rated.map(RunAnswers::capability))
                        .param("ease", rated.map(RunAnswers::ease))
                        .param("score", rated.map(RunAnswers::score))
                        .param("now", now)
                        .update()
                == 1;
    }

    /** How many seconds it took half of those who are through, of trials that enough have tried to say so. */
    Map<UUID, Integer> medians(Collection<UUID> trials, int enough) {
        return jdbc
                .sql("""
                select trial, round(percentile_cont(0.5) within group (order by active_seconds))::int
                from trials.run where trial = any(:trials::uuid[]) and outcome = 'SUCCESS'
                group by trial having count(*) >= :enough
                """)
                .param("trials", trials)
                .param("enough", enough)
                .query((row, _) -> Map.entry(row.getObject(1, UUID.class), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Answers to the questions at the end. */
    record RunAnswers(int capability, int ease) {
        double score() {
            return GateRules.umuxLite(capability, ease);
        }
    }

    private Run run(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        BigDecimal score = row.getBigDecimal("score");
        return new Run(
                Phase.valueOf(row.getString("phase")),
                json.readValue(row.getString("answers"), ANSWERS),
                json.readValue(row.getString("moves"), MOVES),
                TrialStore.instant(row, "started_at").orElseThrow(),
                row.getInt("active_seconds"),
                TrialStore.instant(row, "submitted_at"),
                Optional.ofNullable(outcome).map(Run.Outcome::valueOf),
                Optional.ofNullable(score).map(BigDecimal::doubleValue));
    }
}
