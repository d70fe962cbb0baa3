package shaopao.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import shaopao.workflow.By;
import shaopao.workflow.CaseId;
import shaopao.workflow.Cases;
import shaopao.workflow.Command;
import shaopao.workflow.NewCase;

/**
 * A hall that has been in use. Three cases are made by the program itself: one agreed to by both, one that waits for
 * the counsellor, one that waits for the dean. Their rows are then copied by {@link CaseTemplate}, each copy with
 * people and times of its own, so that tables grow as the program would fill them, whatever columns they have.
 */
final class HallLoad implements AutoCloseable {

    static final Map<String, Object> ANSWERS = Map.of(
            "kind", "personal",
            "period", Map.of("from", "2026-12-01", "to", "2026-12-05"),
            "days", 5,
            "leavesCity", "no",
            "reason", "家里有事，需要回家处理，已与任课教师说明",
            "contact", "母亲 13900000000");

    /** Every class's students with its counsellor and the dean of its college. */
    private static final String PEOPLE = """
            create temp table bench_people as
            select row_number() over (order by md5(s.id::text)) - 1 as nth, s.id as student, s.name as student_name,
                   h.person_id as counsellor, o.person_id as dean
            from people.person s
            join people.class c on c.id = s.class_id
            join lateral (select person_id from people.class_charge h
                          where h.class_id = c.id and h.kind = 'COUNSELLOR' limit 1) h on true
            join lateral (select person_id from people.post o
                          where o.unit_id = c.unit_id and o.kind = 'HEAD' limit 1) o on true
            where s.present
            """;

    private final Connection connection;
    private final Map<String, CaseTemplate> templates = new LinkedHashMap<>();
    private final List<String> indexes = new ArrayList<>();

    HallLoad(BenchProgram program) throws SQLException {
        this.connection = program.database().getConnection();
        execute("set statement_timeout = 0");
        execute("set idle_in_transaction_session_timeout = 0");
        execute("set synchronous_commit = off");
        execute("set session_replication_role = replica");
        execute("set search_path = pg_temp, pg_catalog");
        execute(PEOPLE);
        Cast cast = Cast.founded(program.jdbc(), 1).getFirst();
        for (String kind : List.of("done", "counsellor", "dean")) {
            templates.put(kind, new CaseTemplate(connection, made(program, cast, kind), cast));
        }
    }

    /** Indexes that are made at the end cost a fraction; those that keep rules stay. */
    private void dropIndexes() throws SQLException {
        List<String> drops = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index
                        where not indisunique and indrelid in ('workflow.application_case'::regclass,
                            'workflow.case_event'::regclass, 'workflow.todo'::regclass)
                        """)) {
            while (rows.next()) {
                drops.add("drop index " + rows.getString(1));
                indexes.add(rows.getString(2));
            }
        }
        for (String drop : drops) {
            execute(drop);
        }
    }

    private static CaseId made(BenchProgram program, Cast cast, String kind) {
        Cases cases = program.bean(Cases.class);
        CaseId id = CaseId.next();
        String version = program.item("version");
        cases.open(new NewCase(
                id,
                "student-leave",
                version,
                "学生请假",
                program.item("definition"),
                By.self(cast.student().id()),
                cast.student().name(),
                ANSWERS));
        if (!kind.equals("counsellor")) {
            cases.act(
                    id,
                    UUID.randomUUID(),
                    new Command.Approve(By.self(cast.counsellor().id()), 1, "同意"),
                    "辅导员");
        }
        if (kind.equals("done")) {
            cases.act(
                    id,
                    UUID.randomUUID(),
                    new Command.Approve(By.self(cast.dean().id()), 2, "同意"),
                    "院长");
        }
        return id;
    }

    /** So many cases that were agreed to, spread over three years and all students. */
    void finished(int count) throws SQLException {
        dropIndexes();
        cases("select n, 'done' as kind, interval '3 years' as age, n as nth from generate_series(1, " + count + ") n");
    }

    /** So many cases that wait, four of five for the counsellor, the others for the dean; at most two months old. */
    void open(int count) throws SQLException {
        cases("""
                select n, case n %% 5 when 0 then 'dean' else 'counsellor' end as kind,
                       interval '60 days' as age, n as nth
                from generate_series(1, %d) n
                """.formatted(count));
    }

    /** So many cases that wait for each counsellor and for each dean of these casts. */
    void waiting(List<Cast> casts, int each) throws SQLException {
        String students = casts.stream()
                .map(cast -> "'" + cast.student().id() + "'::uuid")
                .collect(Collectors.joining(", "));
        cases("""
                select n, kind, interval '20 days' as age, p.nth
                from bench_people p, unnest(array['counsellor', 'dean']) kind, generate_series(1, %d) n
                where p.student in (%s)
                """.formatted(each, students));
    }

    private void cases(String wanted) throws SQLException {
        execute("""
                create temp table bench_case as
                with aged as (
                    select w.*, now() - w.age * (0.02 + 0.98 * random()) as born,
                           (select count(*) from bench_people) as many
                    from (%s) w)
                select a.kind, uuidv7(a.born - now()) as id, a.born, a.born + interval '20 hours' as last,
                       to_char(a.born, 'YYYYMMDD') || '-' || lpad(nextval('workflow.case_number')::text, 7, '0')
                           as number,
                       p.student, p.student_name, p.counsellor, p.dean
                from aged a join bench_people p on p.nth = a.nth %% a.many
                order by a.born
                """.formatted(wanted));
        for (Map.Entry<String, CaseTemplate> template : templates.entrySet()) {
            for (String insert : template.getValue().inserts(template.getKey())) {
                execute(insert);
            }
        }
        execute("drop table bench_case");
    }

    /** Lets the database know what it holds, and has it on disk before anything is measured. */
    void settle() throws SQLException {
        execute("set maintenance_work_mem = '512MB'");
        for (String index : indexes) {
            execute(index);
        }
        indexes.clear();
        execute("vacuum (analyze) workflow.application_case, workflow.case_event, workflow.todo");
        execute("analyze");
        execute("checkpoint");
    }

    long count(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from workflow." + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        execute("discard temp");
        execute("reset all");
        connection.close();
    }
}
