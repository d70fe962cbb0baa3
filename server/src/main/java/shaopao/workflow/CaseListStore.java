package shaopao.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lists of one person: each is one statement that walks one index in the list's own order from the place where the
 * last page ended, so a page costs the same however long the list and however many cases there are.
 */
@Repository
class CaseListStore {

    /** Without the state, which no list shows. */
    static final String SUMMARY = """
            c.id, c.number, c.topic, c.topic_version, c.title, c.definition, c.applicant, c.applicant_name, c.status,
            c.at_nodes, c.version, c.created_at, c.updated_at, c.ended_at, c.due_at, c.assignee
            """;

    private static final String TODO_FILTER = """
              and t.topic = any(:topics::text[]) -- when topics
              and (strpos(lower(t.case_number), :text) > 0 -- when text
                   or strpos(lower(t.title), :text) > 0 -- when text
                   or strpos(lower(t.applicant_name), :text) > 0) -- when text
              and exists ( -- when statuses
                  select from workflow.application_case s -- when statuses
                  where s.id = t.case_id and s.status = any(:statuses::text[])) -- when statuses
              and (t.due_at < :overdueAt or exists ( -- when overdue
                  select from workflow.application_case s -- when overdue
                  where s.id = t.case_id and s.due_at < :overdueAt)) -- when overdue
            """;

    static final String CASE_FILTER = """
              and c.created_at >= :from and c.created_at < :to
              and c.topic = any(:topics::text[]) -- when topics
              and c.status = any(:statuses::text[]) -- when statuses
              and c.due_at < :overdueAt -- when overdue
            """;

    private static final String TODOS = """
            with page as materialized (
                select t.* from workflow.todo t
                where t.person = :person and t.closed_at is null
                  and t.opened_at >= :from and t.opened_at < :to
                  and (t.opened_at, t.case_id, t.number) $after (:at, :id, :part)
            """ + TODO_FILTER + """
                order by t.opened_at $dir, t.case_id $dir, t.number $dir limit $limit)
            select p.person as todo_person, p.number as todo_number, p.node, p.kind, p.opened_at, p.closed_at,
                p.due_at as todo_due_at,
            """ + SUMMARY + """
            from page p join workflow.application_case c on c.id = p.case_id
            order by p.opened_at $dir, p.case_id $dir, p.number $dir
            """;

    private static final String TODOS_OF_MANY = """
            with page as materialized (
                select o.* from jsonb_to_recordset(:whose::jsonb)
                as w(person uuid, own boolean, every boolean, items text[])
                cross join lateral (
                    select t.* from workflow.todo t
                    where t.person = w.person and t.closed_at is null
                      and (w.every or t.topic = any(w.items))
                      and (w.own or t.kind not in ('CORRECT', 'SUPPLEMENT'))
                      and t.opened_at >= :from and t.opened_at < :to
                      and (t.opened_at, t.case_id, t.number) $after (:at, :id, :part)
            """ + TODO_FILTER + """
                    order by t.opened_at $dir, t.case_id $dir, t.number $dir limit $limit) o
                order by o.opened_at $dir, o.case_id $dir, o.number $dir limit $limit)
            select p.person as todo_person, p.number as todo_number, p.node, p.kind, p.opened_at, p.closed_at,
                p.due_at as todo_due_at,
            """ + SUMMARY + """
            from page p join workflow.application_case c on c.id = p.case_id
            order by p.opened_at $dir, p.case_id $dir, p.number $dir
            """;

    private static final String DONE = """
            with page as materialized (
                select t.* from workflow.todo t
                where t.person = :person and t.closing = 'DONE'
                  and t.closed_at >= :from and t.closed_at < :to
                  and (t.closed_at, t.case_id, t.number) $after (:at, :id, :part)
            """ + TODO_FILTER + """
                order by t.closed_at $dir, t.case_id $dir, t.number $dir limit $limit)
            select p.person as todo_person, p.number as todo_number, p.node, p.kind, p.opened_at, p.closed_at,
                p.due_at as todo_due_at,
            """ + SUMMARY + """
            from page p join workflow.application_case c on c.id = p.case_id
            order by p.closed_at $dir, p.case_id $dir, p.number $dir
            """;

    private static final String MINE = "select " + SUMMARY + """
            from workflow.application_case c
            where c.applicant = :person and (c.created_at, c.id) $after (:at, :id)
              and (strpos(lower(c.number), :text) > 0 or strpos(lower(c.title), :text) > 0) -- when text
            """ + CASE_FILTER + """
            order by c.created_at $dir, c.id $dir limit $limit
            """;

    private static final String COPIES = "select o.node, o.at, " + SUMMARY + """
            from workflow.copy o join workflow.application_case c on c.id = o.case_id
            where o.person = :person and (o.at, o.case_id, o.node) $after (:at, :id, :part)
              and o.at >= :from and o.at < :to
              and c.topic = any(:topics::text[]) -- when topics
              and c.status = any(:statuses::text[]) -- when statuses
              and c.due_at < :overdueAt -- when overdue
              and (strpos(lower(c.number), :text) > 0 -- when text
                   or strpos(lower(c.title), :text) > 0 -- when text
                   or strpos(lower(c.applicant_name), :text) > 0) -- when text
            order by o.at $dir, o.case_id $dir, o.node $dir limit $limit
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CaseListStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<ListedTodo> todos(Viewer viewer, CaseFilter filter, ListOrder order, ListPlace after, int limit) {
        List<Viewer.Whose> whose = viewer.whose();
        return filtered(order.in(whose.size() == 1 ? TODOS : TODOS_OF_MANY), filter, after, limit)
                .param("person", viewer.person())
                .param("whose", whose.size() == 1 ? "" : json.writeValueAsString(whose))
                .param("part", number(after, order))
                .query((row, _) -> todo(row))
                .list();
    }

    List<ListedTodo> done(PersonId person, CaseFilter filter, ListOrder order, ListPlace after, int limit) {
        return filtered(order.in(DONE), filter, after, limit)
                .param("person", person)
                .param("part", number(after, order))
                .query((row, _) -> todo(row))
                .list();
    }

    List<CaseSummary> mine(PersonId person, CaseFilter filter, ListOrder order, ListPlace after, int limit) {
        return filtered(order.in(MINE), filter, after, limit)
                .param("person", person)
                .query((row, _) -> CaseStore.summary(row))
                .list();
    }

    List<ListedCopy> copies(PersonId person, CaseFilter filter, ListOrder order, ListPlace after, int limit) {
        return filtered(order.in(COPIES), filter, after, limit)
                .param("person", person)
                .param("part", after.part())
                .query((row, _) ->
                        new ListedCopy(CaseStore.summary(row), row.getString("node"), CaseStore.instant(row, "at")))
                .list();
    }

    /** How many to-dos are open for a person and those for whom one stands in, counted no further than the limit. */
    int waiting(Viewer viewer, int limit) {
        return jdbc.sql("""
                select count(*) from (
                    select from jsonb_to_recordset(:whose::jsonb)
                as w(person uuid, own boolean, every boolean, items text[])
                    cross join lateral (
                        select from workflow.todo t
                        where t.person = w.person and t.closed_at is null
                          and (w.every or t.topic = any(w.items)) and (w.own or t.kind not in ('CORRECT', 'SUPPLEMENT'))
                        limit :limit) o
                    limit :limit) counted
                """)
                .param("whose", json.writeValueAsString(viewer.whose()))
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }

    /** Open to-dos of a person on some topics, for a hand-over: case and number, the oldest first. */
    List<TodoKey> openTodos(PersonId person, boolean all, Set<String> topics, int limit) {
        return jdbc.sql("""
                select t.case_id, t.topic, t.number, t.kind from workflow.todo t
                where t.person = :person and t.closed_at is null and (:all or t.topic = any(:topics::text[]))
                order by t.opened_at, t.case_id, t.number limit :limit
                """)
                .param("person", person)
                .param("all", all)
                .param("topics", topics)
                .param("limit", limit)
                .query((row, _) -> todoKey(row))
                .list();
    }

    /** Open to-dos of a person on these cases. */
    List<TodoKey> openTodos(PersonId person, Set<CaseId> ids) {
        return jdbc.sql("""
                select t.case_id, t.topic, t.number, t.kind from workflow.todo t
                where t.person = :person and t.closed_at is null and t.case_id = any(:ids::uuid[])
                order by t.case_id, t.number
                """)
                .param("person", person)
                .param("ids", ids.stream().map(CaseId::value).toList())
                .query((row, _) -> todoKey(row))
                .list();
    }

    private static TodoKey todoKey(ResultSet row) throws SQLException {
        return new TodoKey(
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("topic"),
                row.getInt("number"),
                CaseEvent.TodoKind.valueOf(row.getString("kind")));
    }

    /** Those asked on a case now, those who have acted on it, and who looks after it. */
    Set<PersonId> concerned(CaseId id) {
        return Set.copyOf(jdbc.sql("""
                select t.person from workflow.todo t
                where t.case_id = :id and (t.closed_at is null or t.closing = 'DONE')
                union
                select c.assignee from workflow.application_case c where c.id = :id and c.assignee is not null
                """)
                .param("id", id)
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list());
    }

    boolean decided(CaseId id, PersonId person) {
        return jdbc.sql("""
                select exists (select from workflow.todo t
                    where t.case_id = :id and t.person = :person and t.closing = 'DONE' and t.node <> '')
                """)
                .param("id", id)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec filtered(String sql, CaseFilter filter, ListPlace after, int limit) {
        return filtered(jdbc, sql, filter, limit).param("at", after.at()).param("id", after.id());
    }

    /**
     * A statement with only those conditions that the filter asks for, and with its limit written into it: the plan
     * that the database keeps is then as cheap as one made for the values, so that it does not plan each time.
     */
    static JdbcClient.StatementSpec filtered(JdbcClient jdbc, String sql, CaseFilter filter, int limit) {
        return jdbc.sql(filter.in(sql).replace("$limit", Integer.toString(limit)))
                .param("text", filter.text())
                .param("topics", filter.topics())
                .param("statuses", filter.statuses())
                .param("from", filter.from())
                .param("to", filter.to())
                .param("overdueAt", filter.overdueAt());
    }

    Map<String, Long> submitted(Instant from, Instant to) {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql("""
                select topic, count(*) as cases from workflow.application_case
                where created_at >= :from and created_at < :to group by topic
                """)
                .param("from", from)
                .param("to", to)
                .query((row, _) -> Map.entry(row.getString("topic"), row.getLong("cases")))
                .list()
                .forEach(one -> counts.put(one.getKey(), one.getValue()));
        return counts;
    }

    private static int number(ListPlace after, ListOrder order) {
        int start = order == ListOrder.OLDEST ? -1 : Integer.MAX_VALUE;
        try {
            return after.part().isEmpty() ? start : Integer.parseInt(after.part());
        } catch (NumberFormatException _) {
            return start;
        }
    }

    private static ListedTodo todo(ResultSet row) throws SQLException {
        Optional<Instant> closedAt = CaseStore.optionalInstant(row, "closed_at");
        return new ListedTodo(
                CaseStore.summary(row),
                new PersonId(row.getObject("todo_person", UUID.class)),
                row.getInt("todo_number"),
                row.getString("node"),
                CaseEvent.TodoKind.valueOf(row.getString("kind")),
                CaseStore.instant(row, "opened_at"),
                closedAt,
                CaseStore.optionalInstant(row, "todo_due_at"));
    }
}
