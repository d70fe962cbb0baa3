package shaopao.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** All SQL of delegations. */
@Repository
class DelegationStore {

    private static final String COLUMNS =
            "select id, absent_id, delegate_id, items, from_at, until_at, reason, accepted_at from access.delegation ";

    private final JdbcClient jdbc;
    private final SessionMemory memory;

    DelegationStore(JdbcClient jdbc, SessionMemory memory) {
        this.jdbc = jdbc;
        this.memory = memory;
    }

    void add(Delegation delegation, Instant now) {
        jdbc.sql("""
                insert into access.delegation (id, absent_id, delegate_id, items, from_at, until_at, reason, created_at)
                values (:id, :absent, :delegate, :items::text[], :from, :until, :reason, :now)
                """)
                .param("id", delegation.id())
                .param("absent", delegation.absent())
                .param("delegate", delegation.delegate())
                .param("items", delegation.items())
                .param("from", delegation.from())
                .param("until", delegation.until())
                .param("reason", delegation.reason())
                .param("now", now)
                .update();
    }

    /** True when the absent person has handed over some of the items for some of the period. */
    boolean overlaps(Delegation other) {
        return jdbc.sql("""
                select exists (
                    select 1 from access.delegation
                    where absent_id = :absent and ended_at is null and from_at < :until and until_at > :from
                      and (cardinality(items) = 0 or cardinality(:items::text[]) = 0 or items && :items::text[]))
                """)
                .param("absent", other.absent())
                .param("from", other.from())
                .param("until", other.until())
                .param("items", other.items())
                .query(Boolean.class)
                .single();
    }

    /** True when what the delegate has handed over within the period leads to the absent person. */
    boolean loops(Delegation other) {
        return jdbc.sql("""
                with recursive chain (person) as (
                    select :delegate::uuid
                    union
                    select d.delegate_id from access.delegation d join chain c on d.absent_id = c.person
                    where d.ended_at is null and d.from_at < :until and d.until_at > :from
                )
                select exists (select 1 from chain where person = :absent)
                """)
                .param("absent", other.absent())
                .param("delegate", other.delegate())
                .param("from", other.from())
                .param("until", other.until())
                .query(Boolean.class)
                .single();
    }

    /** Given and received, living or to come, newest first. */
    List<Delegation> of(PersonId person, Instant now) {
        return jdbc.sql(COLUMNS + """
                where (absent_id = :person or delegate_id = :person) and ended_at is null and until_at > :now
                order by id desc limit 200
                """)
                .param("person", person)
                .param("now", now)
                .query((row, _) -> delegation(row))
                .list();
    }

    /** Those of everybody, or of one who is away or acts; living or to come, by id. */
    List<Delegation> all(Optional<PersonId> person, Optional<UUID> after, Instant now, int limit) {
        return jdbc.sql(COLUMNS + """
                where ended_at is null and until_at > :now
                  and (:person::uuid is null or absent_id = :person::uuid or delegate_id = :person::uuid)
                  and (:after::uuid is null or id > :after::uuid)
                order by id limit :limit
                """)
                .param("person", person)
                .param("after", after)
                .param("now", now)
                .param("limit", limit)
                .query((row, _) -> delegation(row))
                .list();
    }

    /** One that is not over. */
    Optional<Delegation> living(UUID id, Instant now) {
        return jdbc.sql(COLUMNS + "where id = :id and ended_at is null and until_at > :now")
                .param("id", id)
                .param("now", now)
                .query((row, _) -> delegation(row))
                .optional();
    }

    /** Accepted ones of the absent person that hold at the instant. */
    List<Delegation> holding(PersonId absent, Instant at) {
        return jdbc.sql(COLUMNS + """
                where absent_id = :absent and accepted_at is not null and ended_at is null
                  and from_at <= :at and until_at > :at
                """)
                .param("absent", absent)
                .param("at", at)
                .query((row, _) -> delegation(row))
                .list();
    }

    /** The one that holds on the item at the instant. */
    Optional<PersonId> delegateOf(PersonId absent, String item, Instant at) {
        return jdbc.sql("""
                select delegate_id from access.delegation
                where absent_id = :absent and accepted_at is not null and ended_at is null
                  and from_at <= :at and until_at > :at and (cardinality(items) = 0 or :item = any(items))
                order by id limit 1
                """)
                .param("absent", absent)
                .param("item", item)
                .param("at", at)
                .query((row, _) -> new PersonId(row.getObject("delegate_id", UUID.class)))
                .optional();
    }

    /** Accepted ones that the delegate has received and that hold at the instant. */
    List<Delegation> received(PersonId delegate, Instant at) {
        return jdbc.sql(COLUMNS + """
                where delegate_id = :delegate and accepted_at is not null and ended_at is null
                  and from_at <= :at and until_at > :at order by absent_id
                """)
                .param("delegate", delegate)
                .param("at", at)
                .query((row, _) -> delegation(row))
                .list();
    }

    /** Everybody concerned by one that holds at the instant or later; known for a moment. */
    SessionMemory.HandedOver handedOver(Instant at) {
        return memory.handedOver(() -> {
            Set<PersonId> absent = new HashSet<>();
            Set<PersonId> deputies = new HashSet<>();
            jdbc.sql("""
                    select absent_id, delegate_id from access.delegation
                    where accepted_at is not null and ended_at is null and until_at > :at
                    """).param("at", at).query(row -> {
                absent.add(new PersonId(row.getObject("absent_id", UUID.class)));
                deputies.add(new PersonId(row.getObject("delegate_id", UUID.class)));
            });
            return new SessionMemory.HandedOver(Set.copyOf(absent), Set.copyOf(deputies));
        });
    }

    /** True for the delegate, once, while it is not over. */
    boolean accept(UUID id, PersonId delegate, Instant now) {
        return memory.changing(() -> jdbc.sql("""
                update access.delegation set accepted_at = :now
                where id = :id and delegate_id = :delegate and accepted_at is null and ended_at is null
                  and until_at > :now
                """)
                        .param("id", id)
                        .param("delegate", delegate)
                        .param("now", now)
                        .update()
                == 1);
    }

    /** True while it is not over. */
    boolean end(UUID id, PersonId by, Instant now) {
        return memory.changing(() ->
                jdbc.sql("""
                update access.delegation set ended_at = :now, ended_by = :by
                where id = :id and ended_at is null and until_at > :now
                """).param("id", id).param("by", by).param("now", now).update() == 1);
    }

    private static Delegation delegation(ResultSet row) throws SQLException {
        return new Delegation(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("absent_id", UUID.class)),
                new PersonId(row.getObject("delegate_id", UUID.class)),
                Set.of((String[]) row.getArray("items").getArray()),
                row.getTimestamp("from_at").toInstant(),
                row.getTimestamp("until_at").toInstant(),
                row.getString("reason"),
                Optional.ofNullable(row.getTimestamp("accepted_at")).map(Timestamp::toInstant));
    }
}
