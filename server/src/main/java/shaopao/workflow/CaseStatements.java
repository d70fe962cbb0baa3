package shaopao.workflow;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one statement that stores a command: the row of the case is written if it still stands as it was read, and
 * everything else is written from that row, so that a lost race writes nothing. Parts that would write nothing are left
 * out; so there are a few texts, which the database prepares once each.
 */
final class CaseStatements {

    private static final String MOVE = """
        with moved as (
            update workflow.application_case c
            set version = c.version + :made, state = :state::jsonb, status = :status, at_nodes = :atNodes::text[],
                due_at = :dueAt::timestamptz, updated_at = :now, ended_at = :endedAt::timestamptz,
                definition = coalesce(:definition::text, c.definition),
                topic_version = coalesce(:topicVersion::text, c.topic_version)
            where c.id = :id and c.version = :version
            returning %s
        )\
        """.formatted(CaseListStore.SUMMARY);

    private static final String OPEN = """
        with moved as (
            insert into workflow.application_case as c (
                id, number, topic, topic_version, title, definition, applicant, applicant_name,
                status, at_nodes, version, state, created_at, updated_at, due_at, ended_at)
            select :id, to_char(:now at time zone 'Asia/Shanghai', 'YYYYMMDD') || '-'
                       || lpad(n::text, greatest(6, length(n::text)), '0'),
                   :topic, :topicVersion, :title, :definition, :applicant, :applicantName,
                   :status, :atNodes::text[], :made, :state::jsonb, :now, :now, :dueAt::timestamptz,
                   :endedAt::timestamptz
            from nextval('workflow.case_number') n
            on conflict (id) do nothing
            returning %s
        )\
        """.formatted(CaseListStore.SUMMARY);

    private static final String TOLD = """
        , told as (
            insert into workflow.case_event (case_id, seq, command_id, at, person, person_name, events)
            select m.id, m.version - :made + 1, :command, :now, :person::uuid, :personName, :events::jsonb
            from moved m
        ), untold as (
            insert into workflow.untold (case_id, seq, due_at)
            select m.id, m.version - :made + 1, :now from moved m
        )\
        """;

    private static final String CLOSED = """
        , closed as (
            update workflow.todo t set closed_at = :now, closing = c.closing
            from moved m, jsonb_to_recordset(:closed::jsonb) as c(number int, closing text)
            where t.case_id = m.id and t.number = c.number
        )\
        """;

    private static final String OPENED = """
        , opened as (
            insert into workflow.todo (
                case_id, number, person, deputy, node, kind, opened_at, due_at,
                topic, case_number, title, applicant_name)
            select m.id, o.number, o.person, o.deputy, o.node, o.kind, :now, o."dueAt",
                   m.topic, m.number, m.title, m.applicant_name
            from moved m,
                 jsonb_to_recordset(:opened::jsonb)
                     as o(number int, person uuid, deputy uuid, node text, kind text, "dueAt" timestamptz)
        )\
        """;

    private static final String COPIED = """
        , copied as (
            insert into workflow.copy (case_id, person, node, at)
            select distinct m.id, c.person, c.node, :now::timestamptz
            from moved m, jsonb_to_recordset(:copies::jsonb) as c(person uuid, node text)
            on conflict do nothing
        )\
        """;

    private static final String TIMED = """
        , timed as (
            insert into workflow.timer (case_id, number, due_at)
            select m.id, :timer::int, :timerDueAt::timestamptz from moved m
            on conflict (case_id) do update
            set number = excluded.number, due_at = excluded.due_at, claimed_until = null
        )\
        """;

    private static final String UNTIMED = """
        , untimed as (
            delete from workflow.timer t using moved m where t.case_id = m.id
        )\
        """;

    private static final String CALLED = """
        , called as (
            insert into workflow.call (case_id, visit, kind, node, target, path, body, retries, due_at)
            select m.id, c.visit, c.kind, c.node, c.target, c.path, c.body, c.retries, :now
            from moved m,
                 jsonb_to_recordset(:calls::jsonb) as c(
                     visit int, kind text, node text, target text, path text, body jsonb, retries int)
        )\
        """;

    private static final String UNCALLED = """
        , uncalled as (
            delete from workflow.call c using moved m
            where c.case_id = m.id and c.visit = any(:callsGone::int[])
        )\
        """;

    private static final List<String> PARTS = List.of(CLOSED, OPENED, COPIED, TIMED, UNTIMED, CALLED, UNCALLED);

    private static final Map<Integer, String> OPENS = new ConcurrentHashMap<>();
    private static final Map<Integer, String> MOVES = new ConcurrentHashMap<>();

    private CaseStatements() {}

    static String open(Change change) {
        return OPENS.computeIfAbsent(parts(change), parts -> text(OPEN, parts));
    }

    static String move(Change change) {
        return MOVES.computeIfAbsent(parts(change), parts -> text(MOVE, parts));
    }

    /** Which parts have something to write, as bits in the order of {@link #PARTS}. */
    private static int parts(Change change) {
        List<Boolean> written = List.of(
                !change.closed().isEmpty(),
                !change.opened().isEmpty(),
                !change.copies().isEmpty(),
                change.timer() instanceof Change.Alarm.Next,
                change.timer() instanceof Change.Alarm.Gone,
                !change.calls().isEmpty(),
                !change.callsGone().isEmpty());
        int parts = 0;
        for (int i = 0; i < written.size(); i++) {
            parts |= written.get(i) ? 1 << i : 0;
        }
        return parts;
    }

    private static String text(String head, int parts) {
        StringBuilder text = new StringBuilder(head).append(TOLD);
        for (int i = 0; i < PARTS.size(); i++) {
            if ((parts & 1 << i) != 0) {
                text.append(PARTS.get(i));
            }
        }
        return text.append("\nselect ")
                .append(CaseListStore.SUMMARY)
                .append(" from moved c")
                .toString();
    }
}
