package shaopao.pass;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** What the memories of nodes are filled from: numbers with their opened keys, cards, and whose they are. */
@Repository
class DirectoryStore {

    /** So long a number that was replaced still answers that it was. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private static final String HOLDER = """
            p.id, p.person_id, p.purposes, p.frozen_at,
            v.id as visit_id, v.guest_name, v.host_id, v.from_at, v.until_at, v.places, v.cancelled_at
            """;

    private final JdbcClient jdbc;
    private final PassKeys keys;

    DirectoryStore(JdbcClient jdbc, PassKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /**
     * All that carries the passes which changed since, or those named; everything when neither is given.
     *
     * @param opened the key of a number that was opened before: it stays what it is
     */
    List<CodeDirectory.Entry> entries(
            Optional<Instant> since, Collection<PassId> named, Instant now, LongFunction<Optional<SecretKey>> opened) {
        Map<PassId, CodeDirectory.Entry> entries = new LinkedHashMap<>();
        jdbc.sql("select " + HOLDER + """
                    , b.number, b.key_sealed, b.ended_at
                from pass.pass p
                    left join pass.visit v on v.id = p.visit_id
                    left join pass.binding b on b.pass_id = p.id and (b.ended_at is null or b.ended_at > :remembered)
                where (:since::timestamptz is null or p.changed_at >= :since) and (:all or p.id = any(:named))
                """)
                .param("remembered", now.minus(REMEMBERED))
                .param("since", since)
                .param("all", named.isEmpty())
                .param("named", named)
                .query((row, _) -> phoneOf(row, entries, opened))
                .list();
        jdbc.sql("select " + HOLDER + """
                    , c.number_hash, c.reader_hash, c.ended_at
                from pass.pass p
                    left join pass.visit v on v.id = p.visit_id
                    join pass.card c on c.pass_id = p.id
                where (:since::timestamptz is null or p.changed_at >= :since) and (:all or p.id = any(:named))
                    and not exists (select 1 from pass.card later where later.number_hash = c.number_hash
                        and later.id > c.id)
                """)
                .param("since", since)
                .param("all", named.isEmpty())
                .param("named", named)
                .query((row, _) -> cardOf(row, entries))
                .list();
        return new ArrayList<>(entries.values());
    }

    private boolean phoneOf(
            ResultSet row, Map<PassId, CodeDirectory.Entry> entries, LongFunction<Optional<SecretKey>> opened)
            throws SQLException {
        CodeDirectory.Entry entry = entry(row, entries);
        long number = row.getLong("number");
        if (number != 0) {
            Known known = known(row);
            byte[] sealed = row.getBytes("key_sealed");
            entry.numbers()
                    .put(
                            number,
                            new Known(
                                    known.pass(),
                                    known.holder(),
                                    known.purposes(),
                                    known.frozen(),
                                    Optional.of(opened.apply(number).orElseGet(() -> keys.open(number, sealed))),
                                    known.endedAt()));
        }
        return true;
    }

    private static boolean cardOf(ResultSet row, Map<PassId, CodeDirectory.Entry> entries) throws SQLException {
        CodeDirectory.Entry entry = entry(row, entries);
        Known known = known(row);
        entry.cards().put(HexFormat.of().formatHex(row.getBytes("number_hash")), known);
        byte[] name = row.getBytes("reader_hash");
        if (name != null) {
            entry.names().put(HexFormat.of().formatHex(name), known);
        }
        return true;
    }

    private static CodeDirectory.Entry entry(ResultSet row, Map<PassId, CodeDirectory.Entry> entries)
            throws SQLException {
        return entries.computeIfAbsent(
                new PassId(row.getObject("id", UUID.class)),
                pass -> new CodeDirectory.Entry(pass, new HashMap<>(), new HashMap<>(), new HashMap<>()));
    }

    /** A holder without a key; the end of a visit that was called off is the end of its phone. */
    static Known known(ResultSet row) throws SQLException {
        UUID person = row.getObject("person_id", UUID.class);
        Holder holder = person != null
                ? new Holder.Member(new PersonId(person))
                : new Holder.Guest(
                        row.getObject("visit_id", UUID.class),
                        row.getString("guest_name"),
                        new PersonId(row.getObject("host_id", UUID.class)),
                        row.getTimestamp("from_at").toInstant(),
                        row.getTimestamp("until_at").toInstant(),
                        PassStore.uuids(row.getArray("places")));
        return new Known(
                new PassId(row.getObject("id", UUID.class)),
                holder,
                row.getInt("purposes"),
                row.getTimestamp("frozen_at") != null,
                Optional.empty(),
                PassStore.instant(row.getTimestamp("ended_at")).or(() -> PassStore.instant(cancelled(row))));
    }

    private static @Nullable Timestamp cancelled(ResultSet row) {
        try {
            return row.getTimestamp("cancelled_at");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
