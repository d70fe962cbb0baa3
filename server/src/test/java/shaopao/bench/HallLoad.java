package shaopao.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
 * the counsellor, one that waits for the dean. Their rows are then copied, each copy with people and times of its own,
 * so that tables grow as the program would fill them, whatever columns they have.
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

    /** Each table that a case has rows in, with the columns of its times. */
    private static final Map<String, String> TABLES =
            Map.of("application_case", """
            jsonb_build_object('number', b.number, 'created_at', b.born, 'updated_at', b.last)
                || case when b.kind = 'done' then jsonb_build_object('ended_at', b.last) else '{}' end
            """, "case_event", "jsonb_build_object('at', b.born)", "todo", """
            jsonb_build_object('opened_at', b.born)
                || case when b.kind = 'done' then jsonb_build_object('closed_at', b.last) else '{}' end
            """);

    private final Connection connection;

    HallLoad(BenchProgram program) throws SQLException {
        this.connection = program.database().getConnection();
        execute("set statement_timeout = 0");
        execute("set idle_in_transaction_session_timeout = 0");
        execute("set synchronous_commit = off");
        execute("set session_replication_role = replica");
        execute("set search_path = pg_temp, pg_catalog");
        execute(PEOPLE);
        execute("create temp table bench_template (kind text, name text, body text)");
        makeTemplates(program);
    }

    private void makeTemplates(BenchProgram program) throws SQLException {
        Cast cast = Cast.founded(program.jdbc(), 1).getFirst();
        for (String kind : List.of("done", "counsellor", "dean")) {
            CaseId id = made(program, cast, kind);
            for (String table : TABLES.keySet()) {
                String column = table.equals("application_case") ? "id" : "case_id";
                execute("""
                        insert into bench_template
                        select '%s', '%s', replace(replace(replace(replace(replace(to_jsonb(t)::text,
                                   '%s', '@case@'), '%s', '@student@'), '%s', '@name@'), '%s', '@counsellor@'),
                                   '%s', '@dean@')
                        from workflow.%s t where t.%s = '%s'
                        """.formatted(
                                kind,
                                table,
                                id,
                                cast.student().id(),
                                cast.student().name(),
                                cast.counsellor().id(),
                                cast.dean().id(),
                                table,
                                column,
                                id));
            }
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
        for (Map.Entry<String, String> table : TABLES.entrySet()) {
            execute("""
                    insert into workflow.%1$s
                    select made.* from bench_case b
                    join bench_template t on t.kind = b.kind and t.name = '%1$s',
                    lateral jsonb_populate_record(null::workflow.%1$s,
                        replace(replace(replace(replace(replace(t.body, '@case@', b.id::text),
                            '@student@', b.student::text), '@name@', b.student_name),
                            '@counsellor@', b.counsellor::text), '@dean@', b.dean::text)::jsonb || %2$s) made
                    """.formatted(table.getKey(), table.getValue()));
        }
        execute("drop table bench_case");
    }

    /** Lets the database know what it holds, and has it on disk before anything is measured. */
    void settle() throws SQLException {
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
