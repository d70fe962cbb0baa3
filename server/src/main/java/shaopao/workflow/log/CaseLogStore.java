package shaopao.workflow.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads histories in batches by the order of ids. */
@Repository
class CaseLogStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CaseLogStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Cases of the query after the given one. */
    List<LoggedCase> cases(LogQuery query, Optional<CaseId> after, int limit) {
        return jdbc.sql("""
            select c.id, c.number, c.topic, c.title, c.definition, c.status, c.applicant, c.applicant_name,
                   c.created_at, c.ended_at
            from workflow.application_case c
            where (:after::uuid is null or c.id > :after::uuid)
              and (:all or c.topic = any(:topics::text[]))
              and (:from::timestamptz is null or c.created_at >= :from::timestamptz)
              and (:until::timestamptz is null or c.created_at < :until::timestamptz)
            order by c.id limit :limit
            """)
                .param("after", after)
                .param("all", query.all())
                .param("topics", query.topics())
                .param("from", query.from())
                .param("until", query.until())
                .param("limit", limit)
                .query((row, _) -> new LoggedCase(
                        CaseId.of(row.getString("id")),
                        row.getString("number"),
                        row.getString("topic"),
                        row.getString("title"),
                        row.getString("definition"),
                        CaseStatus.valueOf(row.getString("status")),
                        new PersonId(row.getObject("applicant", UUID.class)),
                        row.getString("applicant_name"),
                        instant(row, "created_at"),
                        Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list();
    }

    /**
     * One event of a history.
     *
     * @param body as it is stored, with the event's name as its {@code type}
     */
    record Step(int seq, Instant at, Optional<PersonId> person, String personName, JsonNode body) {}

    /** The histories of these cases, each oldest first. A row holds the events of one command. */
    Map<CaseId, List<Step>> steps(List<CaseId> cases) {
        record Row(CaseId of, List<Step> steps) {}
        return jdbc
                .sql("""
                    select e.case_id, e.seq, e.at, e.person, e.person_name, e.events
                    from workflow.case_event e where e.case_id = any(:cases::uuid[]) order by e.case_id, e.seq
                    """)
                .param("cases", cases)
                .query((row, _) -> new Row(CaseId.of(row.getString("case_id")), steps(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Row::of, Collectors.flatMapping(row -> row.steps().stream(), Collectors.toList())));
    }

    private List<Step> steps(ResultSet row) throws SQLException {
        List<Step> steps = new ArrayList<>();
        for (JsonNode event : json.readTree(row.getString("events"))) {
            steps.add(new Step(
                    row.getInt("seq") + steps.size(),
                    instant(row, "at"),
                    Optional.ofNullable(row.getObject("person", UUID.class)).map(PersonId::new),
                    row.getString("person_name"),
                    event));
        }
        return steps;
    }

    /** Everybody who acted or was asked on cases of the query, after the given one. */
    List<Actor> actors(LogQuery query, Optional<PersonId> after, int limit) {
        return jdbc.sql("""
            with concerned as (
                select c.id from workflow.application_case c
                where (:all or c.topic = any(:topics::text[]))
                  and (:from::timestamptz is null or c.created_at >= :from::timestamptz)
                  and (:until::timestamptz is null or c.created_at < :until::timestamptz)
            ), people as (
                select e.person, e.person_name as name
                from workflow.case_event e join concerned c on c.id = e.case_id
                union all
                select t.person, '' from workflow.todo t join concerned c on c.id = t.case_id
            )
            select p.person, max(p.name) as name from people p
            where p.person is not null and (:after::uuid is null or p.person > :after::uuid)
            group by p.person order by p.person limit :limit
            """)
                .param("after", after)
                .param("all", query.all())
                .param("topics", query.topics())
                .param("from", query.from())
                .param("until", query.until())
                .param("limit", limit)
                .query((row, _) -> new Actor(new PersonId(row.getObject("person", UUID.class)), row.getString("name")))
                .list();
    }

    /** Somebody by the name of the time of an act; without one who was only asked. */
    record Actor(PersonId id, String name) {}

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
