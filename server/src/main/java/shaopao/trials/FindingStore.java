package shaopao.trials;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** Remarks of the panel, and the findings made of them. */
@Repository
class FindingStore {

    private static final String COLUMNS = """
            f.id, f.source, f.about, f.key, f.title, f.state, f.made_at, f.settled_by_name, f.settled_at, f.reason
            """;

    private final JdbcClient jdbc;

    FindingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a remark, at most so many of one seat; one that tells of a problem opens a finding. */
    boolean remark(UUID trial, int place, Remark remark, UUID finding, String title, int most) {
        return jdbc.sql("""
                with made as (
                    insert into trials.remark (id, trial, place, about, key, kind, text, made_at)
                    select :id, :trial, :place, :about, :key, :kind, :text, :now
                    where (select count(*) from trials.remark where trial = :trial and place = :place) < :most
                    returning id, kind),
                found as (
                    insert into trials.finding (id, trial, source, remark, about, key, title, state, made_at)
                    select :finding, :trial, 'REMARK', id, :about, :key, :title, 'OPEN', :now from made
                    where kind = 'PROBLEM')
                select count(*) from made
                """)
                        .param("id", remark.id())
                        .param("trial", trial)
                        .param("place", place)
                        .param("about", remark.about())
                        .param("key", remark.key())
                        .param("kind", remark.kind())
                        .param("text", remark.text())
                        .param("finding", finding)
                        .param("title", title)
                        .param("now", remark.madeAt())
                        .param("most", most)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    List<Remark> remarks(UUID trial, Optional<Integer> place) {
        return jdbc.sql("""
                select id, about, key, kind, text, made_at from trials.remark
                where trial = :trial and (:place::int is null or place = :place) order by made_at limit 2000
                """)
                .param("trial", trial)
                .param("place", place)
                .query((row, _) -> new Remark(
                        row.getObject("id", UUID.class),
                        Remark.About.valueOf(row.getString("about")),
                        row.getString("key"),
                        Remark.Kind.valueOf(row.getString("kind")),
                        row.getString("text"),
                        TrialStore.instant(row, "made_at").orElseThrow()))
                .list();
    }

    /** Opens a finding; one that is known by its errors already stays one. */
    void add(UUID trial, Finding finding) {
        jdbc.sql("""
                insert into trials.finding (id, trial, source, about, key, title, state, made_at)
                values (:id, :trial, :source, :about, :key, :title, 'OPEN', :now)
                on conflict (trial, key) where source = 'ERRORS' do nothing
                """)
                .param("id", finding.id())
                .param("trial", trial)
                .param("source", finding.source())
                .param("about", finding.about())
                .param("key", finding.key())
                .param("title", finding.title())
                .param("now", finding.madeAt())
                .update();
    }

    List<Finding> findings(UUID trial) {
        return jdbc.sql("select " + COLUMNS + " from trials.finding f where f.trial = :trial order by f.made_at")
                .param("trial", trial)
                .query((row, _) -> finding(row))
                .list();
    }

    /** The findings that came of what one seat remarked. */
    List<Finding> findings(UUID trial, int place) {
        return jdbc.sql("select " + COLUMNS + """
                 from trials.finding f join trials.remark r on r.id = f.remark
                where r.trial = :trial and r.place = :place order by f.made_at
                """)
                .param("trial", trial)
                .param("place", place)
                .query((row, _) -> finding(row))
                .list();
    }

    /** The reasons of those who resolved findings, the earliest first; none told who had found them. */
    List<String> changes(UUID trial) {
        return jdbc.sql("""
                select reason from trials.finding
                where trial = :trial and state = 'RESOLVED' and reason is not null
                group by reason order by min(settled_at), reason limit 100
                """)
                .param("trial", trial)
                .query((row, _) -> row.getString("reason"))
                .list();
    }

    /** Settles an open finding; empty when somebody has done so, else those who had told of it. */
    Optional<List<PersonId>> settle(UUID trial, UUID finding, Settled settled) {
        boolean now = jdbc.sql("""
                update trials.finding
                set state = :state, settled_by = :by::uuid, settled_by_name = :byName, settled_at = :now,
                    reason = :reason
                where id = :finding and trial = :trial and state = 'OPEN'
                """)
                        .param("finding", finding)
                        .param("trial", trial)
                        .param("state", settled.state())
                        .param("by", settled.by())
                        .param("byName", settled.byName())
                        .param("reason", settled.reason())
                        .param("now", settled.at())
                        .update()
                == 1;
        return now ? Optional.of(tellers(finding)) : Optional.empty();
    }

    /** How a finding was settled. */
    record Settled(Finding.State state, Optional<UUID> by, String byName, String reason, Instant at) {}

    private List<PersonId> tellers(UUID finding) {
        return jdbc.sql("""
                select s.person from trials.finding f
                join trials.remark r on r.id = f.remark
                join trials.seat s on s.trial = r.trial and s.place = r.place
                where f.id = :finding and s.person is not null
                """)
                .param("finding", finding)
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    private static Finding finding(ResultSet row) throws SQLException {
        return new Finding(
                row.getObject("id", UUID.class),
                Finding.Source.valueOf(row.getString("source")),
                Remark.About.valueOf(row.getString("about")),
                row.getString("key"),
                row.getString("title"),
                Finding.State.valueOf(row.getString("state")),
                TrialStore.instant(row, "made_at").orElseThrow(),
                Optional.ofNullable(row.getString("settled_by_name")),
                TrialStore.instant(row, "settled_at"),
                Optional.ofNullable(row.getString("reason")));
    }
}
