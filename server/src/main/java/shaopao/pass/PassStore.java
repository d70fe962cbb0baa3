package shaopao.pass;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** Passes and the phones that show them. */
@Repository
class PassStore {

    static final String CHANNEL = "shaopao_pass";

    private final JdbcClient jdbc;
    private final PassKeys keys;

    PassStore(JdbcClient jdbc, PassKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** The pass of a person, made when there is none. Two at once get the same. */
    PassId ofPerson(PersonId person, Instant now) {
        jdbc.sql("""
                insert into pass.pass (id, person_id, purposes, created_at, changed_at)
                values (:id, :person, :purposes, :now, :now) on conflict (person_id) do nothing
                """)
                .param("id", PassId.next())
                .param("person", person)
                .param("purposes", Purpose.ALL_BITS)
                .param("now", now)
                .update();
        return find(person).orElseThrow();
    }

    Optional<PassId> find(PersonId person) {
        return jdbc.sql("select id from pass.pass where person_id = :person")
                .param("person", person)
                .query((row, _) -> new PassId(row.getObject("id", UUID.class)))
                .optional();
    }

    void ofVisit(PassId id, UUID visit, int purposes, Instant now) {
        jdbc.sql("""
                insert into pass.pass (id, visit_id, purposes, created_at, changed_at)
                values (:id, :visit, :purposes, :now, :now)
                """)
                .param("id", id)
                .param("visit", visit)
                .param("purposes", purposes)
                .param("now", now)
                .update();
    }

    /** Makes all who bind, freeze or replace on one pass come one after the other. */
    Optional<Row> lock(PassId id) {
        return jdbc.sql("""
                select id, person_id, visit_id, purposes, frozen_at, frozen_by, frozen_reason
                from pass.pass where id = :id for update
                """).param("id", id).query((row, _) -> row(row)).optional();
    }

    Optional<Row> row(PassId id) {
        return jdbc.sql("""
                select id, person_id, visit_id, purposes, frozen_at, frozen_by, frozen_reason
                from pass.pass where id = :id
                """).param("id", id).query((row, _) -> row(row)).optional();
    }

    /** Ends the phone that shows the pass, if there is one. */
    boolean endBinding(PassId pass, String reason, Instant now) {
        return jdbc.sql("""
                update pass.binding set ended_at = :now, end_reason = :reason
                where pass_id = :pass and ended_at is null
                """)
                        .param("pass", pass)
                        .param("reason", reason)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Binds a phone; false when the number is taken. The pass is locked, and its former phone was ended. */
    boolean bind(PassId pass, long number, byte[] key, String phone, String by, Instant now) {
        return jdbc.sql("""
                insert into pass.binding (number, pass_id, key_sealed, phone, bound_by, bound_at)
                values (:number, :pass, :key, :phone, :by, :now) on conflict (number) do nothing
                """)
                        .param("number", number)
                        .param("pass", pass)
                        .param("key", keys.seal(number, key))
                        .param("phone", phone)
                        .param("by", by)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** When the pass was bound by its holder since, latest first. */
    List<Instant> boundSince(PassId pass, Instant since) {
        return jdbc.sql("""
                select bound_at from pass.binding
                where pass_id = :pass and bound_by = 'HOLDER' and bound_at > :since order by bound_at desc
                """)
                .param("pass", pass)
                .param("since", since)
                .query((row, _) -> row.getTimestamp("bound_at").toInstant())
                .list();
    }

    /** The phone that shows the pass now. */
    Optional<Phone> phone(PassId pass) {
        return jdbc.sql("""
                select number, phone, bound_at, skew_ms, skew_uses from pass.binding
                where pass_id = :pass and ended_at is null
                """)
                .param("pass", pass)
                .query((row, _) -> new Phone(
                        row.getLong("number"),
                        row.getString("phone"),
                        row.getTimestamp("bound_at").toInstant(),
                        Optional.ofNullable(row.getObject("skew_ms", Integer.class)),
                        row.getInt("skew_uses")))
                .optional();
    }

    /** Says that something of the pass changed, to the memories of all nodes when this transaction commits. */
    void changed(PassId pass, Instant now) {
        jdbc.sql("""
                with touched as (update pass.pass set changed_at = :now where id = :pass returning id)
                select pg_notify(:channel, id::text) from touched
                """)
                .param("pass", pass)
                .param("now", now)
                .param("channel", CHANNEL)
                .query((_, _) -> true)
                .list();
    }

    /** The pass that has, or had, the number. */
    Optional<PassId> byNumber(long number) {
        return jdbc.sql("select pass_id from pass.binding where number = :number")
                .param("number", number)
                .query((row, _) -> new PassId(row.getObject("pass_id", UUID.class)))
                .optional();
    }

    static List<UUID> uuids(Array array) throws SQLException {
        return List.of((UUID[]) array.getArray());
    }

    static Optional<Instant> instant(@Nullable Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new PassId(row.getObject("id", UUID.class)),
                Optional.ofNullable(row.getObject("person_id", UUID.class)).map(PersonId::new),
                Optional.ofNullable(row.getObject("visit_id", UUID.class)),
                row.getInt("purposes"),
                instant(row.getTimestamp("frozen_at")),
                Optional.ofNullable(row.getString("frozen_by")),
                Optional.ofNullable(row.getString("frozen_reason")));
    }

    /** A pass as it is stored. */
    record Row(
            PassId id,
            Optional<PersonId> person,
            Optional<UUID> visit,
            int purposes,
            Optional<Instant> frozenAt,
            Optional<String> frozenBy,
            Optional<String> frozenReason) {}

    /** The phone that shows a pass. */
    record Phone(long number, String phone, Instant boundAt, Optional<Integer> skewMs, int skewUses) {}
}
