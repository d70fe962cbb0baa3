package shaopao.hall.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.hall.Reach;
import shaopao.workflow.CaseId;
import tools.jackson.databind.json.JsonMapper;

/** The figures of the hall by day and month, and what is not in them yet. */
@Repository
class FiguresStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FiguresStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** These applications were handed in, or ended, and are to be counted. */
    void note(List<Uncounted> uncounted) {
        jdbc.sql("""
                insert into hall.uncounted (case_id, ended)
                select * from unnest(:cases::uuid[], :ended::boolean[]) on conflict do nothing
                """)
                .param("cases", uncounted.stream().map(Uncounted::id).toList())
                .param("ended", uncounted.stream().map(Uncounted::ended).toList())
                .update();
    }

    record Uncounted(CaseId id, boolean ended) {}

    /** Takes some that are not counted; they are taken for good when the transaction commits. */
    List<Uncounted> take(int limit) {
        return jdbc.sql("""
                delete from hall.uncounted u using (
                    select case_id, ended from hall.uncounted order by case_id limit :limit for update skip locked) t
                where u.case_id = t.case_id and u.ended = t.ended
                returning u.case_id, u.ended
                """)
                .param("limit", limit)
                .query((row, _) ->
                        new Uncounted(new CaseId(row.getObject("case_id", UUID.class)), row.getBoolean("ended")))
                .list();
    }

    private record DayRow(String topic, LocalDate day, Tally.Day figures) {}

    private record TimeRow(String topic, LocalDate month, String node, int bucket, int cases) {}

    /** Adds a tally to the figures. */
    void add(Tally tally) {
        List<DayRow> days = new ArrayList<>();
        tally.days.forEach((key, day) -> days.add(new DayRow(key.topic(), key.day(), day)));
        if (!days.isEmpty()) {
            addDays(json.writeValueAsString(days));
        }
        List<TimeRow> times = new ArrayList<>();
        tally.times.forEach(
                (key, cases) -> times.add(new TimeRow(key.topic(), key.month(), key.node(), key.bucket(), cases)));
        if (!times.isEmpty()) {
            addTimes(json.writeValueAsString(times));
        }
    }

    private void addDays(String rows) {
        jdbc.sql("""
                insert into hall.day_figure as f (
                    topic, day, opened, approved, rejected, withdrawn, returned, overdue, typed, prefilled, rated,
                    stars)
                select r.topic, r.day, d.* from jsonb_to_recordset(:rows::jsonb)
                    as r(topic text, day date, figures jsonb),
                    jsonb_to_record(r.figures) as d(opened int, approved int, rejected int, withdrawn int,
                        returned int, overdue int, typed int, prefilled int, rated int, stars int)
                on conflict (topic, day) do update set
                    opened = f.opened + excluded.opened, approved = f.approved + excluded.approved,
                    rejected = f.rejected + excluded.rejected, withdrawn = f.withdrawn + excluded.withdrawn,
                    returned = f.returned + excluded.returned, overdue = f.overdue + excluded.overdue,
                    typed = f.typed + excluded.typed, prefilled = f.prefilled + excluded.prefilled,
                    rated = f.rated + excluded.rated, stars = f.stars + excluded.stars
                """).param("rows", rows).update();
    }

    private void addTimes(String rows) {
        jdbc.sql("""
                insert into hall.time_figure as f (topic, month, node, bucket, cases)
                select r.topic, r.month, r.node, r.bucket, r.cases from jsonb_to_recordset(:rows::jsonb)
                    as r(topic text, month date, node text, bucket int, cases int)
                on conflict (topic, month, node, bucket) do update set cases = f.cases + excluded.cases
                """).param("rows", rows).update();
    }

    private static final String SUMS = """
            sum(opened) as opened, sum(approved) as approved, sum(rejected) as rejected, sum(withdrawn) as withdrawn,
            sum(returned) as returned, sum(overdue) as overdue, sum(typed) as typed, sum(prefilled) as prefilled,
            sum(rated) as rated, sum(stars) as stars
            """;

    /** Sums of days by item. */
    Map<String, Tally.Day> byItem(Reach reach, LocalDate from, LocalDate to) {
        Map<String, Tally.Day> sums = new HashMap<>();
        days("topic", reach, from, to).forEach((key, day) -> sums.put(key, day));
        return sums;
    }

    /** Sums of items by day. */
    Map<LocalDate, Tally.Day> byDay(Reach reach, LocalDate from, LocalDate to) {
        Map<LocalDate, Tally.Day> sums = new HashMap<>();
        days("day::text", reach, from, to).forEach((key, day) -> sums.put(LocalDate.parse(key), day));
        return sums;
    }

    private Map<String, Tally.Day> days(String key, Reach reach, LocalDate from, LocalDate to) {
        Map<String, Tally.Day> found = new HashMap<>();
        jdbc.sql("select " + key + " as key, " + SUMS + """
                from hall.day_figure
                where day between :from and :to and (:all or topic = any(:topics::text[]))
                group by 1
                """)
                .param("from", from)
                .param("to", to)
                .param("all", reach.all())
                .param("topics", reach.items())
                .query((row, _) -> found.put(
                        row.getString("key"),
                        new Tally.Day(
                                row.getInt("opened"),
                                row.getInt("approved"),
                                row.getInt("rejected"),
                                row.getInt("withdrawn"),
                                row.getInt("returned"),
                                row.getInt("overdue"),
                                row.getInt("typed"),
                                row.getInt("prefilled"),
                                row.getInt("rated"),
                                row.getInt("stars"))))
                .list();
        return found;
    }

    /** Histograms of whole applications by item. */
    Map<String, Map<Integer, Long>> times(Reach reach, LocalDate from, LocalDate to) {
        Map<String, Map<Integer, Long>> found = new HashMap<>();
        jdbc.sql("""
                select topic, bucket, sum(cases) as cases from hall.time_figure
                where node = '' and month between :from and :to and (:all or topic = any(:topics::text[]))
                group by 1, 2
                """)
                .param("from", from)
                .param("to", to)
                .param("all", reach.all())
                .param("topics", reach.items())
                .query((row, _) -> found.computeIfAbsent(row.getString("topic"), _ -> new HashMap<>())
                        .put(row.getInt("bucket"), row.getLong("cases")))
                .list();
        return found;
    }

    /** Histograms of one item by node. */
    Map<String, Map<Integer, Long>> times(String item, LocalDate from, LocalDate to) {
        Map<String, Map<Integer, Long>> found = new HashMap<>();
        jdbc.sql("""
                select node, bucket, sum(cases) as cases from hall.time_figure
                where topic = :topic and node <> '' and month between :from and :to
                group by 1, 2
                """)
                .param("topic", item)
                .param("from", from)
                .param("to", to)
                .query((row, _) -> found.computeIfAbsent(row.getString("node"), _ -> new HashMap<>())
                        .put(row.getInt("bucket"), row.getLong("cases")))
                .list();
        return found;
    }

    /** Whether anything waits to be counted. */
    boolean waiting() {
        return jdbc.sql("select exists (select from hall.uncounted)")
                .query(Boolean.class)
                .single();
    }

    /** Codes of items that have figures at all. */
    Set<String> items() {
        return Set.copyOf(jdbc.sql("select distinct topic from hall.day_figure")
                .query(String.class)
                .list());
    }
}
