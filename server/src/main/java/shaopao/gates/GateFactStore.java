package shaopao.gates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;

/** SQL of facts of people: what is said of them. {@link GateFactLists} has what whole lists need. */
@Repository
class GateFactStore {

    private final JdbcClient jdbc;

    GateFactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A fact that holds now. */
    record Held(PersonId person, GateFactKind kind, String word, String state) {}

    /** Who says something. */
    record Teller(String source, String by, Instant now) {}

    List<Held> heldBy(Instant now) {
        return jdbc.sql("""
                select person_id, kind, word, state from gates.fact where from_at <= :now and until_at > :now
                order by id
                """).param("now", now).query((row, _) -> held(row)).list();
    }

    List<Held> heldBy(Collection<PersonId> people, Instant now) {
        return jdbc.sql("""
                select person_id, kind, word, state from gates.fact
                where person_id = any(:people::uuid[]) and from_at <= :now and until_at > :now order by id
                """)
                .param("people", people)
                .param("now", now)
                .query((row, _) -> held(row))
                .list();
    }

    /** Whether the account tells this source: whoever told it first does. The caller writes for the source alone. */
    boolean claim(String source, UUID account, Instant now) {
        return jdbc.sql("""
                with claimed as (
                    insert into gates.fact_source (source, account_id, claimed_at) values (:source, :account, :now)
                    on conflict do nothing
                    returning account_id
                )
                select account_id = :account from claimed
                union all select account_id = :account from gates.fact_source where source = :source
                """)
                .param("source", source)
                .param("account", account)
                .param("now", now)
                .query(Boolean.class)
                .single();
    }

    /** The source is nobody's any more; false when it was nobody's before. */
    boolean release(String source) {
        return jdbc.sql("delete from gates.fact_source where source = :source")
                        .param("source", source)
                        .update()
                > 0;
    }

    /** Whether the source says exactly this already, as of any time. */
    boolean says(PersonId person, GateFact fact, Teller teller) {
        return jdbc.sql("""
                select exists (
                    select from gates.fact
                    where source = :source and person_id = :person and kind = :kind and word = :word and state = :state
                      and (from_at = :from::timestamptz or (:any and from_at <= :now)) and until_at > :now
                      and until_at = :until::timestamptz)
                """)
                .param("source", teller.source())
                .param("person", person)
                .param("kind", fact.kind())
                .param("word", fact.word())
                .param("state", fact.state())
                .param("any", fact.from().isEmpty())
                .param("from", from(fact))
                .param("until", until(fact))
                .param("now", teller.now())
                .query(Boolean.class)
                .single();
    }

    /** Ends at the moment what the source said of the same matter; forgets what would have begun later. */
    int makeWay(PersonId person, GateFactKind kind, Optional<String> word, Instant at, Teller teller) {
        int later = about("delete from gates.fact where from_at >= :at", person, kind, word, at, teller);
        return later + about("""
                        update gates.fact set until_at = :at, by_name = :by, changed_at = :now where until_at > :at
                        """, person, kind, word, at, teller);
    }

    private int about(
            String act, PersonId person, GateFactKind kind, Optional<String> word, Instant at, Teller teller) {
        return jdbc.sql(act + """
                 and source = :source and person_id = :person and kind = :kind
                 and (:word::text is null or word = :word)
                """)
                .param("source", teller.source())
                .param("person", person)
                .param("kind", kind)
                .param("word", word)
                .param("at", at)
                .param("by", teller.by())
                .param("now", teller.now())
                .update();
    }

    void add(PersonId person, GateFact fact, Teller teller) {
        jdbc.sql("""
                insert into gates.fact (id, person_id, kind, word, state, from_at, until_at, source, by_name,
                    changed_at)
                values (:id, :person, :kind, :word, :state, :from::timestamptz, :until::timestamptz, :source, :by, :now)
                """)
                .param("id", Ids.next())
                .param("person", person)
                .param("kind", fact.kind())
                .param("word", fact.word())
                .param("state", fact.state())
                .param("from", from(fact))
                .param("until", until(fact))
                .param("source", teller.source())
                .param("by", teller.by())
                .param("now", teller.now())
                .update();
    }

    /** Ends one fact, or forgets it when it has not begun; false when it is over or there is none. */
    boolean end(UUID id, String by, Instant now) {
        int forgotten = jdbc.sql("delete from gates.fact where id = :id and from_at >= :now")
                .param("id", id)
                .param("now", now)
                .update();
        return forgotten
                        + jdbc.sql("""
                        update gates.fact set until_at = :now, by_name = :by, changed_at = :now
                        where id = :id and until_at > :now
                        """)
                                .param("id", id)
                                .param("by", by)
                                .param("now", now)
                                .update()
                == 1;
    }

    void forget(Instant before) {
        jdbc.sql("delete from gates.fact where until_at < :before")
                .param("before", before)
                .update();
    }

    static String from(GateFact fact) {
        return fact.from().map(Instant::toString).orElse("-infinity");
    }

    static String until(GateFact fact) {
        return fact.until().map(Instant::toString).orElse("infinity");
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                new PersonId(row.getObject("person_id", UUID.class)),
                GateFactKind.valueOf(row.getString("kind")),
                row.getString("word"),
                row.getString("state"));
    }
}
