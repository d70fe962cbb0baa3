package shaopao.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import shaopao.kernel.Ids;
import shaopao.people.People;
import shaopao.workflow.By;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseStatus;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.Cases;
import shaopao.workflow.Command;
import shaopao.workflow.NewCase;

/**
 * Cases of two steps (handed in, agreed to, agreed to: three durable commits) by 1, 4 and 16 threads through the facade
 * of workflow, with all that the program does at that: people found by the rules of the item, history, to-dos, news for
 * open pages, messages queued. Beside them, on the same database in the same run: Flowable, and the limit, which is
 * commits of one row.
 */
final class WorkflowBench {

    private static final List<Integer> THREADS = List.of(1, 4, 16);
    private static final int WARM = 7;

    private final BenchProgram program;
    private final Cases cases;
    private final double seconds;
    private final String version;
    private final String definition;
    private final List<Cast> casts;

    private WorkflowBench(BenchProgram program, double seconds) {
        this.program = program;
        this.cases = program.bean(Cases.class);
        this.seconds = seconds;
        this.version = program.item("version");
        this.definition = program.item("definition");
        this.casts = Cast.founded(program.jdbc(), 16);
    }

    public static void main(String[] args) throws Exception {
        double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 6;
        boolean peer = args.length < 2 || !args[1].equals("alone");
        String last;
        try (BenchProgram program = BenchProgram.start("workflow", false)) {
            last = new WorkflowBench(program, seconds).run(peer);
        }
        System.out.println(last);
        System.exit(0);
    }

    private String run(boolean peer) throws Exception {
        warm(this::round);
        double limit = limit(program.database());
        double ours = 0;
        for (int threads : THREADS) {
            ours = Storm.perSecond(threads, seconds, this::round);
            say("shaopao", threads, ours);
        }
        limit = (limit + limit(program.database())) / 2;
        double audit = peer ? flowable("audit") : Double.NaN;
        double none = peer ? flowable("none") : Double.NaN;
        return String.format(
                Locale.ROOT,
                "workflow: cases_per_s=%.0f flowable_audit=%.0f flowable_none=%.0f ratio_audit=%.1f"
                        + " share_of_limit=%.2f",
                ours,
                audit,
                none,
                ours / audit,
                ours / limit);
    }

    /** For as long for the peer as for us: the compilers of the virtual machine have much to do. */
    private void warm(Storm.Round round) {
        say("  warmed up", 16, Storm.perSecond(16, seconds * WARM, round));
    }

    private void round(int thread) {
        Cast cast = casts.get(thread);
        CaseId id = CaseId.next();
        var student = By.self(cast.student().id());
        cases.open(new NewCase(
                id,
                "student-leave",
                version,
                "学生请假",
                definition,
                student,
                cast.student().name(),
                HallLoad.ANSWERS));
        approve(id, cast.counsellor(), 1);
        CaseSummary done = approve(id, cast.dean(), 2);
        if (done.status() != CaseStatus.APPROVED) {
            throw new IllegalStateException("The case is " + done.status());
        }
    }

    private CaseSummary approve(CaseId id, Cast.Someone person, int todo) {
        return cases.act(id, UUID.randomUUID(), new Command.Approve(By.self(person.id()), todo, "同意"), person.name());
    }

    private double flowable(String history) throws Exception {
        double reached = 0;
        try (FlowablePeer peer = new FlowablePeer(program.database(), program.bean(People.class), history)) {
            warm(thread -> peer.round(casts.get(thread)));
            for (int threads : THREADS) {
                reached = Storm.perSecond(threads, seconds, thread -> peer.round(casts.get(thread)));
                say("flowable, history " + history, threads, reached);
            }
        }
        return reached;
    }

    /** A third of the one-row commits that the database does at 16 threads. */
    private double limit(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists public.bare (id uuid primary key, thread int)");
        }
        AtomicLong ignored = new AtomicLong();
        double commits = Storm.perSecond(16, seconds, thread -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement insert =
                            connection.prepareStatement("insert into public.bare (id, thread) values (?, ?)")) {
                insert.setObject(1, Ids.next());
                insert.setInt(2, thread);
                ignored.addAndGet(insert.executeUpdate());
            }
        });
        say("limit: commits of one row, a third", 16, commits / 3);
        return commits / 3;
    }

    private static void say(String who, int threads, double perSecond) {
        System.out.printf(Locale.ROOT, "%-36s %2d threads: %6.0f cases/s%n", who, threads, perSecond);
    }
}
