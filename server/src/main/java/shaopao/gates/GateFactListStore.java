package shaopao.gates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.gates.GateFactFile.Entry;
import shaopao.gates.GateFactStore.Teller;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;

/** SQL of whole lists of facts. */
@Repository
class GateFactListStore {

    private final JdbcClient jdbc;

    GateFactListStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What came of rows: how many are new and changed, and whose. */
    record Written(int added, int changed, Set<PersonId> people) {}

    /**
     * A source with what it says now.
     *
     * @param people how many persons it tells of
     */
    record FactOrigin(String source, int facts, int people, List<GateFactKind> kinds, Instant changedAt, String by) {}

    /** Adds rows of a source, and changes those that are there and say otherwise. */
    Written write(List<Entry> entries, Teller teller) {
        Set<PersonId> people = new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
        int[] counts = new int[2];
        given("""
                insert into gates.fact as f (id, person_id, kind, word, state, from_at, until_at, source, by_name,
                    changed_at)
                select g.*, :source, :by, :now
                from unnest(:ids::uuid[], :people::uuid[], :kinds::text[], :words::text[], :states::text[],
                            :from::timestamptz[], :until::timestamptz[])
                     as g (id, person_id, kind, word, state, from_at, until_at)
                on conflict (source, person_id, kind, word, from_at) do update
                set state = excluded.state, until_at = excluded.until_at, by_name = excluded.by_name,
                    changed_at = excluded.changed_at
                where f.state <> excluded.state or f.until_at <> excluded.until_at
                returning person_id, xmax = 0 as added
                """, entries, teller)
                .param("ids", entries.stream().map(_ -> Ids.next()).toList())
                .param("states", entries.stream().map(one -> one.fact().state()).toList())
                .param(
                        "until",
                        entries.stream()
                                .map(one -> GateFactStore.until(one.fact()))
                                .toList())
                .query((RowCallbackHandler) row -> {
                    people.add(new PersonId(row.getObject("person_id", UUID.class)));
                    counts[row.getBoolean("added") ? 0 : 1]++;
                });
        return new Written(counts[0], counts[1], people);
    }

    /** Ends what the source said and does not say any more; whose facts that were, once for each. */
    List<PersonId> endOthers(List<Entry> entries, Teller teller) {
        List<PersonId> ended = new ArrayList<>(others("""
                delete from gates.fact f where f.source = :source and f.from_at >= :now
                """, entries, teller));
        ended.addAll(others("""
                update gates.fact f set until_at = :now, by_name = :by, changed_at = :now
                where f.source = :source and f.until_at > :now
                """, entries, teller));
        return ended;
    }

    private List<PersonId> others(String act, List<Entry> entries, Teller teller) {
        return given(act + """
                  and not exists (
                      select from unnest(:people::uuid[], :kinds::text[], :words::text[], :from::timestamptz[])
                                  as g (person_id, kind, word, from_at)
                      where g.person_id = f.person_id and g.kind = f.kind and g.word = f.word
                        and g.from_at = f.from_at)
                returning person_id
                """, entries, teller)
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
    }

    /** A statement on rows of a source. */
    private JdbcClient.StatementSpec given(String sql, List<Entry> entries, Teller teller) {
        return jdbc.sql(sql)
                .param("people", entries.stream().map(Entry::person).toList())
                .param("kinds", entries.stream().map(one -> one.fact().kind()).toList())
                .param("words", entries.stream().map(one -> one.fact().word()).toList())
                .param(
                        "from",
                        entries.stream()
                                .map(one -> GateFactStore.from(one.fact()))
                                .toList())
                .param("source", teller.source())
                .param("by", teller.by())
                .param("now", teller.now());
    }

    /** Every source that says something now or later, by name. */
    List<FactOrigin> sources(Instant now) {
        return jdbc.sql("""
                select source, count(*) as facts, count(distinct person_id) as people,
                       array_agg(distinct kind) as kinds, max(changed_at) as changed_at,
                       (array_agg(by_name order by changed_at desc))[1] as by_name
                from gates.fact where until_at > :now group by source order by source
                """)
                .param("now", now)
                .query((row, _) -> new FactOrigin(
                        row.getString("source"),
                        row.getInt("facts"),
                        row.getInt("people"),
                        Stream.of((String[]) row.getArray("kinds").getArray())
                                .map(GateFactKind::valueOf)
                                .toList(),
                        row.getTimestamp("changed_at").toInstant(),
                        row.getString("by_name")))
                .list();
    }
}
