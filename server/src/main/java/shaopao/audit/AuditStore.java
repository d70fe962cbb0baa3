package shaopao.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.audit.AuditChain.Anchor;
import shaopao.db.LastWrites;
import shaopao.kernel.Actor;
import shaopao.kernel.Scope;

/** All SQL of the record of acts. */
@Repository
class AuditStore {

    private static final String COLUMNS = """
            id, at, node, address, actor_kind, actor_id, actor_name, acting_for, act, subject_kind, subject,
            facts::text as facts, position, hash
            """;

    private final JdbcClient jdbc;
    private final LastWrites writes;

    AuditStore(JdbcClient jdbc, LastWrites writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    /** A place in the chain. */
    record Seal(UUID id, long position, String hash) {}

    /** An entry as it stands in the chain. */
    record Sealed(long position, String hash, AuditEntry entry) {}

    /**
     * Which entries are asked for; an absent part asks for all.
     *
     * @param person who acted, for whom somebody acted, or who was acted upon
     * @param act an act or the beginning of one: {@code people}
     */
    record Question(
            Optional<UUID> person,
            Optional<String> act,
            Optional<String> subject,
            Optional<Instant> from,
            Optional<Instant> to) {}

    /** In the round trip that precedes the commit. */
    void add(AuditEntry entry) {
        writes.add(
                """
                insert into audit.entry (id, at, node, address, actor_kind, actor_id, actor_name, acting_for, act,
                    subject_kind, subject, facts)
                values (?, ?, ?, ?, ?, ?::uuid, ?, ?::uuid, ?, ?, ?, ?::json)
                """,
                entry.id(),
                entry.at(),
                entry.node(),
                entry.address(),
                entry.actorKind(),
                entry.actorId(),
                entry.actorName(),
                entry.actingFor(),
                entry.act(),
                entry.subjectKind(),
                entry.subject(),
                entry.facts());
    }

    boolean somethingWaits() {
        return jdbc.sql("select exists (select from audit.entry where position is null)")
                .query(Boolean.class)
                .single();
    }

    long waitingCount() {
        return jdbc.sql("select count(*) from audit.entry where position is null")
                .query(Long.class)
                .single();
    }

    List<AuditEntry> waiting(int limit) {
        return jdbc.sql("select " + COLUMNS + " from audit.entry where position is null order by id limit :limit")
                .param("limit", limit)
                .query(AuditStore::entry)
                .list();
    }

    void seal(List<Seal> seals) {
        jdbc.sql("""
                update audit.entry e set position = s.position, hash = s.hash
                from unnest(:ids, :positions, :hashes) as s (id, position, hash) where e.id = s.id
                """)
                .param("ids", seals.stream().map(Seal::id).toList())
                .param("positions", seals.stream().map(Seal::position).toList())
                .param("hashes", seals.stream().map(Seal::hash).toList())
                .update();
    }

    Optional<Anchor> anchor() {
        return jdbc.sql("select position, hash, mark from audit.anchor")
                .query(Anchor.class)
                .optional();
    }

    void anchor(Anchor anchor) {
        jdbc.sql("""
                insert into audit.anchor (position, hash, mark) values (:position, :hash, :mark)
                on conflict (one) do update
                set position = excluded.position, hash = excluded.hash, mark = excluded.mark
                """)
                .param("position", anchor.position())
                .param("hash", anchor.hash())
                .param("mark", anchor.mark())
                .update();
    }

    List<Sealed> sealedAfter(long position, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                 from audit.entry where position > :position order by position, id limit :limit
                """)
                .param("position", position)
                .param("limit", limit)
                .query((row, number) -> new Sealed(row.getLong("position"), row.getString("hash"), entry(row, number)))
                .list();
    }

    /** A position that two entries have, or 0. */
    long doubled() {
        return jdbc.sql("""
                select coalesce(min(position), 0) from (
                    select position from audit.entry where position is not null
                    group by position having count(*) > 1) doubled
                """).query(Long.class).single();
    }

    /** The newest first, one more than asked for; only what the scope covers. */
    List<AuditEntry> entries(Question question, Scope scope, Optional<UUID> after, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                 from audit.entry
                where (:all or actor_id = any(:self))
                  and (:person::uuid is null or actor_id = :person::uuid or acting_for = :person::uuid
                       or subject = :person::text)
                  and (:act::text is null or act like :act::text || '%')
                  and (:subject::text is null or subject = :subject::text)
                  and (:from::timestamptz is null or at >= :from::timestamptz)
                  and (:to::timestamptz is null or at < :to::timestamptz)
                  and (:after::uuid is null or id < :after::uuid)
                order by id desc limit :limit
                """)
                .param("all", scope.all())
                .param("self", scope.self())
                .param("person", question.person())
                .param("act", question.act())
                .param("subject", question.subject())
                .param("from", question.from())
                .param("to", question.to())
                .param("after", after)
                .param("limit", limit + 1)
                .query(AuditStore::entry)
                .list();
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getObject("at", java.time.OffsetDateTime.class).toInstant(),
                row.getString("node"),
                row.getString("address"),
                AuditChain.kind(row.getString("actor_kind")).orElse(Actor.Kind.NOBODY),
                Optional.ofNullable(row.getObject("actor_id", UUID.class)),
                row.getString("actor_name"),
                Optional.ofNullable(row.getObject("acting_for", UUID.class)),
                row.getString("act"),
                row.getString("subject_kind"),
                row.getString("subject"),
                row.getString("facts"),
                Optional.ofNullable(row.getObject("position", Long.class)));
    }
}
