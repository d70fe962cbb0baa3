package shaopao.hall.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.hall.ActOnApplication;
import shaopao.hall.Reach;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseId;
import tools.jackson.databind.json.JsonMapper;

/** Acts on many applications at once, as rows that survive the program. */
@Repository
class ActBatchStore {

    private static final String STATUS = """
            select b.id, b.act, b.total, b.made_at, b.ended_at,
                   count(*) filter (where c.state = 'DONE') as done,
                   count(*) filter (where c.state = 'REFUSED') as refused
            from hall.act_batch b join hall.act_batch_case c on c.batch_id = b.id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ActBatchStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Who began it, with the reach as of then, and what is to be done. */
    record Batch(
            UUID id,
            PersonId person,
            String personName,
            Optional<PersonId> actingFor,
            String address,
            Reach reach,
            ActOnApplication act) {}

    /** One application of a batch. */
    record Part(int place, CaseId id, @Nullable Integer todo) {}

    private record PartRow(int place, UUID caseId, @Nullable Integer todo) {}

    /** How many batches of a person are at work. */
    int open(PersonId person) {
        return jdbc.sql("select count(*) from hall.act_batch where person = :person and ended_at is null")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    void add(Batch batch, List<Part> parts, Instant now) {
        jdbc.sql("""
                with made as (
                    insert into hall.act_batch (
                        id, person, person_name, acting_for, address, every_item, items, act, total, made_at,
                        taken_until)
                    values (:id, :person, :name, :actingFor::uuid, :address, :all, :items::text[], :act::jsonb, :total,
                        :now, :now)
                    returning id)
                insert into hall.act_batch_case (batch_id, place, case_id, todo, state)
                select m.id, p.place, p."caseId", p.todo, 'WAITING'
                from made m, jsonb_to_recordset(:parts::jsonb) as p(place int, "caseId" uuid, todo int)
                """)
                .param("id", batch.id())
                .param("person", batch.person())
                .param("name", batch.personName())
                .param("actingFor", batch.actingFor())
                .param("address", batch.address())
                .param("all", batch.reach().all())
                .param("items", batch.reach().items())
                .param("act", json.writeValueAsString(batch.act()))
                .param("total", parts.size())
                .param("now", now)
                .param("parts", json.writeValueAsString(rows(parts)))
                .update();
    }

    private static List<PartRow> rows(List<Part> parts) {
        return IntStream.range(0, parts.size())
                .mapToObj(place -> new PartRow(
                        place + 1,
                        parts.get(place).id().value(),
                        parts.get(place).todo()))
                .toList();
    }

    /** Takes a batch that nobody works on, until then. */
    Optional<Batch> take(Instant now, Instant until) {
        return jdbc.sql("""
                update hall.act_batch b set taken_until = :until
                where b.id = (
                    select id from hall.act_batch where ended_at is null and taken_until <= :now
                    order by made_at limit 1 for update skip locked)
                returning b.*
                """)
                .param("now", now)
                .param("until", until)
                .query((row, _) -> batch(row))
                .optional();
    }

    /** Goes on holding a batch. */
    void hold(UUID id, Instant until) {
        jdbc.sql("update hall.act_batch set taken_until = :until where id = :id")
                .param("id", id)
                .param("until", until)
                .update();
    }

    List<Part> waiting(UUID id, int limit) {
        return jdbc.sql("""
                select place, case_id, todo from hall.act_batch_case
                where batch_id = :id and state = 'WAITING' order by place limit :limit
                """)
                .param("id", id)
                .param("limit", limit)
                .query((row, _) ->
                        new Part(row.getInt("place"), new CaseId(row.getObject("case_id", UUID.class)), (Integer)
                                row.getObject("todo")))
                .list();
    }

    void settle(UUID id, int place, ActBatchStatus.State state, Optional<String> problem) {
        jdbc.sql("""
                update hall.act_batch_case set state = :state, problem = :problem
                where batch_id = :id and place = :place
                """)
                .param("id", id)
                .param("place", place)
                .param("state", state)
                .param("problem", problem)
                .update();
    }

    void end(UUID id, Instant now) {
        jdbc.sql("update hall.act_batch set ended_at = :now where id = :id and ended_at is null")
                .param("id", id)
                .param("now", now)
                .update();
    }

    /** How it stands, for the person who began it. */
    Optional<ActBatchStatus> status(UUID id, PersonId person, int after, int limit) {
        return jdbc.sql(STATUS + "where b.id = :id and b.person = :person group by b.id")
                .param("id", id)
                .param("person", person)
                .query((row, _) -> status(row))
                .optional()
                .map(status -> status.with(results(id, after, limit)));
    }

    /** Those that a person began last, without results. */
    List<ActBatchStatus> recent(PersonId person, int limit) {
        return jdbc.sql(STATUS + """
                where b.id in (select id from hall.act_batch where person = :person order by made_at desc limit :limit)
                group by b.id order by b.made_at desc
                """)
                .param("person", person)
                .param("limit", limit)
                .query((row, _) -> status(row))
                .list();
    }

    private ActBatchStatus status(ResultSet row) throws SQLException {
        return new ActBatchStatus(
                row.getObject("id", UUID.class),
                json.readValue(row.getString("act"), ActOnApplication.class).act(),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("refused"),
                instant(row, "made_at").orElseThrow(),
                instant(row, "ended_at"),
                List.of());
    }

    private List<ActBatchStatus.Result> results(UUID id, int after, int limit) {
        return jdbc.sql("""
                select place, case_id, todo, state, problem from hall.act_batch_case
                where batch_id = :id and place > :after order by place limit :limit
                """)
                .param("id", id)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new ActBatchStatus.Result(
                        row.getInt("place"),
                        new CaseId(row.getObject("case_id", UUID.class)),
                        Optional.ofNullable((Integer) row.getObject("todo")),
                        Optional.empty(),
                        ActBatchStatus.State.valueOf(row.getString("state")),
                        Optional.ofNullable(row.getString("problem")),
                        Optional.empty()))
                .list();
    }

    /** Forgets what ended before. */
    int forget(Instant before) {
        return jdbc.sql("delete from hall.act_batch where ended_at < :before")
                .param("before", before)
                .update();
    }

    private Batch batch(ResultSet row) throws SQLException {
        UUID actingFor = row.getObject("acting_for", UUID.class);
        return new Batch(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("person_name"),
                Optional.ofNullable(actingFor).map(PersonId::new),
                row.getString("address"),
                new Reach(
                        row.getBoolean("every_item"),
                        Set.of(Stream.of((String[]) row.getArray("items").getArray())
                                .distinct()
                                .toArray(String[]::new))),
                json.readValue(row.getString("act"), ActOnApplication.class));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
