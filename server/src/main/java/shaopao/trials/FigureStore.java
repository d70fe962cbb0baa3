package shaopao.trials;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What trials have shown, counted where the rows are. */
@Repository
class FigureStore {

    private final JdbcClient jdbc;

    FigureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    GateFigures figures(UUID trial) {
        return jdbc.sql("""
                select count(*) filter (where r.phase = 'DONE') as completed,
                       count(*) filter (where r.outcome = 'SUCCESS') as succeeded,
                       round(avg(r.score))::int as score,
                       round(percentile_cont(0.5) within group (order by r.active_seconds)
                           filter (where r.outcome = 'SUCCESS'))::int as median_seconds,
                       (select count(*) from trials.finding f where f.trial = :trial and f.state = 'OPEN') as open
                from trials.run r where r.trial = :trial
                """)
                .param("trial", trial)
                .query((row, _) -> new GateFigures(
                        row.getInt("completed"),
                        row.getInt("succeeded"),
                        Optional.ofNullable(row.getObject("score", Integer.class)),
                        Optional.ofNullable(row.getObject("median_seconds", Integer.class)),
                        row.getInt("open")))
                .single();
    }

    /** How many seats stand how. */
    record PanelProgress(int invited, int accepted, int done, int declined, int lapsed, int left, int started) {}

    PanelProgress progress(UUID trial) {
        return jdbc.sql("""
                select count(*) filter (where state = 'INVITED') as invited,
                       count(*) filter (where state = 'ACCEPTED') as accepted,
                       count(*) filter (where state = 'DONE') as done,
                       count(*) filter (where state = 'DECLINED') as declined,
                       count(*) filter (where state = 'LAPSED') as lapsed,
                       count(*) filter (where state = 'LEFT') as leavers,
                       (select count(*) from trials.run r where r.trial = :trial) as started
                from trials.seat where trial = :trial
                """)
                .param("trial", trial)
                .query((row, _) -> new PanelProgress(
                        row.getInt("invited"),
                        row.getInt("accepted"),
                        row.getInt("done"),
                        row.getInt("declined"),
                        row.getInt("lapsed"),
                        row.getInt("leavers"),
                        row.getInt("started")))
                .single();
    }

    /**
     * How the panel fared at one field or step.
     *
     * @param reached who came so far
     * @param secondsMedian of those
     * @param stumbled who had a flaw there
     * @param stumbles how many flaws
     * @param gaveUp whose last field it was when they gave up
     */
    record FieldFigures(String field, int reached, int secondsMedian, int stumbled, int stumbles, int gaveUp) {}

    List<FieldFigures> fields(UUID trial) {
        return jdbc.sql("""
                select p.field, count(*) as reached,
                       round(percentile_cont(0.5) within group (order by p.seconds))::int as seconds_median,
                       count(*) filter (where p.stumbles > 0) as stumbled, sum(p.stumbles)::int as stumbles,
                       count(*) filter (where r.outcome = 'GAVE_UP' and r.last_at = p.field) as gave_up
                from trials.passage p join trials.run r on r.trial = p.trial and r.place = p.place
                where p.trial = :trial group by p.field
                """)
                .param("trial", trial)
                .query((row, _) -> new FieldFigures(
                        row.getString("field"),
                        row.getInt("reached"),
                        row.getInt("seconds_median"),
                        row.getInt("stumbled"),
                        row.getInt("stumbles"),
                        row.getInt("gave_up")))
                .list();
    }

    /** Times on task of those who are through, the shortest first; success told apart. */
    record TaskTime(int seconds, boolean success) {}

    List<TaskTime> times(UUID trial) {
        return jdbc.sql("""
                select active_seconds, outcome = 'SUCCESS' as success from trials.run
                where trial = :trial and phase = 'DONE' order by active_seconds
                """)
                .param("trial", trial)
                .query((row, _) -> new TaskTime(row.getInt(1), row.getBoolean(2)))
                .list();
    }
}
