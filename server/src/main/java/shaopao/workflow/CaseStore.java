package shaopao.workflow;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** All SQL of the workflow. A command is one statement: everything of it is stored, or nothing. */
@Repository
class CaseStore {

    private static final String LOADED = """
            select c.*, exists (
                select from workflow.case_event e where e.case_id = c.id and e.command_id = :command) as done
            from workflow.application_case c where c.id = :id
            """;

    /** Who has to do with a case. What is selected cannot be folded away, so the statement is not planned each time. */
    private static final String SEEN = """
             and (c.applicant = :person or (select :all::boolean) or c.topic = any(:topics::text[])
                or exists (select from workflow.todo t where t.case_id = c.id and t.person = :person)
                or exists (
                    select from jsonb_to_recordset(:absent::jsonb) as w(person uuid, every boolean, items text[])
                    join workflow.todo t on t.case_id = c.id and t.person = w.person and t.closed_at is null
                    where w.every or c.topic = any(w.items))
                or exists (select from workflow.case_event e where e.case_id = c.id and e.person = :person)
                or exists (select from workflow.copy o where o.case_id = c.id and o.person = :person))
            """;

    private static final RowMapper<CaseSummary> SUMMARY = (row, _) -> summary(row);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ObjectWriter events;

    CaseStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.events = json.writerFor(new TypeReference<List<CaseEvent>>() {});
    }

    /**
     * A case as the decider needs it.
     *
     * @param done the command has been done already
     */
    record Loaded(CaseSummary summary, CaseState state, boolean done) {}

    Optional<Loaded> load(CaseId id, UUID command) {
        return jdbc.sql(LOADED)
                .param("id", id)
                .param("command", command)
                .query((row, _) -> loaded(row))
                .optional();
    }

    /** The same if the viewer may see it. */
    Optional<Loaded> load(CaseId id, UUID command, Viewer viewer) {
        return seenBy(LOADED + SEEN, id, viewer)
                .param("command", command)
                .query((row, _) -> loaded(row))
                .optional();
    }

    /** Opens the case; empty when one of that id is there already. */
    Optional<CaseSummary> open(NewCase made, Change change) {
        return statement(CaseStatements.open(change), change)
                .param("topic", made.topic())
                .param("topicVersion", made.topicVersion())
                .param("title", made.title())
                .param("definition", made.definition())
                .param("applicant", made.by().owner())
                .param("applicantName", made.applicantName())
                .query(SUMMARY)
                .optional();
    }

    /** Moves the case; empty when it has moved since it was read. */
    Optional<CaseSummary> move(Change change) {
        return statement(CaseStatements.move(change), change)
                .param("version", change.stamp().version())
                .param("definition", change.migrated().map(CaseEvent.Migrated::definition))
                .param("topicVersion", change.migrated().map(CaseEvent.Migrated::topicVersion))
                .query(SUMMARY)
                .optional();
    }

    private JdbcClient.StatementSpec statement(String sql, Change change) {
        Change.Stamp stamp = change.stamp();
        return jdbc.sql(sql)
                .param("id", stamp.id())
                .param("made", change.events().size())
                .param("command", stamp.commandId())
                .param("now", stamp.now())
                .param("person", stamp.by().hand())
                .param("personName", stamp.personName())
                .param("status", change.state().standing())
                .param("atNodes", change.atNodes())
                .param("dueAt", change.state().promisedUntil())
                .param("endedAt", change.endedAt())
                .param("state", json.writeValueAsString(change.state()))
                .param("events", events.writeValueAsString(change.events()))
                .param("opened", rows(change.opened()))
                .param("closed", rows(change.closed()))
                .param("copies", rows(change.copies()))
                .param("timer", change.timer() instanceof Change.Alarm.Next(int number, var _) ? number : 0)
                .param("timerDueAt", change.timer() instanceof Change.Alarm.Next(var _, Instant at) ? at : stamp.now())
                .param("calls", rows(change.calls()))
                .param("callsGone", change.callsGone());
    }

    private String rows(List<?> rows) {
        return rows.isEmpty() ? "[]" : json.writeValueAsString(rows);
    }

    Optional<CaseSummary> summary(CaseId id) {
        return jdbc.sql("select * from workflow.application_case where id = :id")
                .param("id", id)
                .query(SUMMARY)
                .optional();
    }

    /** The case if the viewer may see it; one that may not be seen is as one that is not there. */
    Optional<Loaded> seen(CaseId id, Viewer viewer) {
        return seenBy("select c.*, false as done from workflow.application_case c where c.id = :id" + SEEN, id, viewer)
                .query((row, _) -> loaded(row))
                .optional();
    }

    /** Those of these cases that the viewer may see. */
    List<CaseSummary> seen(Set<CaseId> ids, Viewer viewer) {
        String sql = "select " + CaseListStore.SUMMARY
                + " from workflow.application_case c where c.id = any(:ids::uuid[])" + SEEN;
        return seenBy(sql, viewer)
                .param("ids", ids.stream().map(CaseId::value).toList())
                .query(SUMMARY)
                .list();
    }

    private JdbcClient.StatementSpec seenBy(String sql, CaseId id, Viewer viewer) {
        return seenBy(sql, viewer).param("id", id);
    }

    private JdbcClient.StatementSpec seenBy(String sql, Viewer viewer) {
        return jdbc.sql(sql)
                .param("person", viewer.person())
                .param("all", viewer.all())
                .param("topics", viewer.topics())
                .param("absent", json.writeValueAsString(viewer.absent()));
    }

    private Loaded loaded(ResultSet row) throws SQLException {
        return new Loaded(
                summary(row), json.readValue(row.getString("state"), CaseState.class), row.getBoolean("done"));
    }

    List<CaseStep> steps(CaseId id) {
        return jdbc.sql("""
                select seq, at, person, person_name, events from workflow.case_event
                where case_id = :id order by seq
                """).param("id", id).query((row, _) -> steps(row)).list().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Histories of many cases. */
    Map<CaseId, List<CaseStep>> steps(Collection<CaseId> ids) {
        Map<CaseId, List<CaseStep>> steps = new HashMap<>();
        jdbc.sql("""
                select case_id, seq, at, person, person_name, events from workflow.case_event
                where case_id = any(:ids) order by case_id, seq
                """).param("ids", ids).query(row -> {
            steps.computeIfAbsent(new CaseId(row.getObject("case_id", UUID.class)), _ -> new ArrayList<>())
                    .addAll(steps(row));
        });
        return steps;
    }

    /** Many cases as they stand. */
    List<Loaded> loaded(Collection<CaseId> ids) {
        return jdbc.sql("select c.*, false as done from workflow.application_case c where c.id = any(:ids)")
                .param("ids", ids)
                .query((row, _) -> loaded(row))
                .list();
    }

    /** What one command did. */
    private List<CaseStep> steps(ResultSet row) throws SQLException {
        List<CaseStep> steps = new ArrayList<>();
        for (CaseEvent event : json.readValue(row.getString("events"), CaseEvent[].class)) {
            steps.add(new CaseStep(
                    row.getInt("seq") + steps.size(),
                    instant(row, "at"),
                    Optional.ofNullable(row.getObject("person", UUID.class)).map(PersonId::new),
                    row.getString("person_name"),
                    event));
        }
        return steps;
    }

    /** Cases of an applicant, the newest first, older than the given one. */
    List<CaseSummary> mine(PersonId applicant, Optional<CaseId> after, int limit) {
        return jdbc.sql("select " + CaseListStore.SUMMARY + """
                from workflow.application_case c
                where c.applicant = :applicant
                  and (:after::uuid is null or (c.created_at, c.id) < (
                      select a.created_at, a.id from workflow.application_case a where a.id = :after::uuid))
                order by c.created_at desc, c.id desc limit :limit
                """)
                .param("applicant", applicant)
                .param("after", after)
                .param("limit", limit)
                .query(SUMMARY)
                .list();
    }

    /** Open to-dos of a person, those waiting longest first, after the given one. */
    List<Todo> todos(PersonId person, Optional<CaseId> after, int afterNumber, int limit) {
        return jdbc.sql("select " + CaseListStore.SUMMARY + """
                , t.number as todo_number, t.node, t.kind, t.opened_at, t.person, t.deputy
                from workflow.todo t join workflow.application_case c on c.id = t.case_id
                where t.person = :person and t.closed_at is null
                  and (:after::uuid is null or (t.opened_at, t.case_id, t.number) > (
                      select a.opened_at, a.case_id, a.number from workflow.todo a
                      where a.case_id = :after::uuid and a.number = :afterNumber))
                order by t.opened_at, t.case_id, t.number limit :limit
                """)
                .param("person", person)
                .param("after", after)
                .param("afterNumber", afterNumber)
                .param("limit", limit)
                .query((row, _) -> new Todo(
                        summary(row),
                        row.getInt("todo_number"),
                        new PersonId(row.getObject("person", UUID.class)),
                        Optional.ofNullable(row.getObject("deputy", UUID.class)).map(PersonId::new),
                        row.getString("node"),
                        CaseEvent.TodoKind.valueOf(row.getString("kind")),
                        instant(row, "opened_at")))
                .list();
    }

    /** Stores a definition under its hash; one that is there stays. */
    void define(String hash, Definition definition, Instant now) {
        jdbc.sql("""
                insert into workflow.definition (hash, body, created_at) values (:hash, :body::jsonb, :now)
                on conflict do nothing
                """)
                .param("hash", hash)
                .param("body", json.writeValueAsString(definition))
                .param("now", now)
                .update();
    }

    Optional<Definition> definition(String hash) {
        return jdbc.sql("select body from workflow.definition where hash = :hash")
                .param("hash", hash)
                .query((row, _) -> json.readValue(row.getString("body"), Definition.class))
                .optional();
    }

    static CaseSummary summary(ResultSet row) throws SQLException {
        Array nodes = row.getArray("at_nodes");
        return new CaseSummary(
                new CaseId(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getString("topic"),
                row.getString("topic_version"),
                row.getString("title"),
                row.getString("definition"),
                new PersonId(row.getObject("applicant", UUID.class)),
                row.getString("applicant_name"),
                CaseStatus.valueOf(row.getString("status")),
                List.of((String[]) nodes.getArray()),
                row.getInt("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                optionalInstant(row, "ended_at"),
                optionalInstant(row, "due_at"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
