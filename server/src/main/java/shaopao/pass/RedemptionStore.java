package shaopao.pass;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** What is taken at counters: each piece once, also when two hand it out at the same moment. */
@Repository
class RedemptionStore {

    private static final String REDEMPTIONS = """
            select r.id, r.entitlement_id, d.title, r.person_id, r.count, r.by_name, r.at, r.undone_at, r.undone_by,
                r.undone_reason
            from pass.redemption r join pass.entitlement d on d.id = r.entitlement_id
            """;

    private final JdbcClient jdbc;

    RedemptionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens a counter for a person whose code was read. */
    void openCounter(UUID id, PersonId person, UUID readBy, Instant until) {
        jdbc.sql("insert into pass.counter (id, person_id, read_by, until_at) values (:id, :person, :by, :until)")
                .param("id", id)
                .param("person", person)
                .param("by", readBy)
                .param("until", until)
                .update();
    }

    /** Whose code was read at this counter; only for the one who read it, and for a short time. */
    Optional<PersonId> counter(UUID id, UUID readBy, Instant now) {
        return jdbc.sql("""
                select person_id from pass.counter where id = :id and read_by = :by and until_at > :now
                """)
                .param("id", id)
                .param("by", readBy)
                .param("now", now)
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .optional();
    }

    int forgetCounters(Instant now) {
        return jdbc.sql("delete from pass.counter where until_at < :now")
                .param("now", now)
                .update();
    }

    /** Takes some; false when nothing is left or it is not the time. Of two counters at once, one gets the last. */
    boolean redeem(UUID id, UUID entitlement, PersonId person, int count, Handed by) {
        return jdbc.sql("""
                with taken as (
                    update pass.entitled e set used = e.used + :count
                    from pass.entitlement d
                    where e.entitlement_id = :entitlement and e.person_id = :person and e.used + :count <= e.total
                        and d.id = e.entitlement_id and (d.kind <> 'GREEN_CHANNEL' or :all or d.made_by = :by)
                        and d.ended_at is null and d.from_at <= :now and d.until_at > :now
                    returning e.person_id
                )
                insert into pass.redemption (id, entitlement_id, person_id, count, by_id, by_name, at)
                select :id, :entitlement, person_id, :count, :by, :byName, :now from taken
                """)
                        .param("id", id)
                        .param("entitlement", entitlement)
                        .param("person", person)
                        .param("count", count)
                        .param("all", by.all())
                        .param("by", by.id())
                        .param("byName", by.name())
                        .param("now", by.at())
                        .update()
                == 1;
    }

    /** Takes it back within the time; false when that was done, or it is too late. */
    boolean undo(UUID redemption, Handed by, String reason, Instant since) {
        return jdbc.sql("""
                with undone as (
                    update pass.redemption set undone_at = :now, undone_by = :by, undone_reason = :reason
                    where id = :id and undone_at is null and at > :since and (:all or by_id = :byId)
                    returning entitlement_id, person_id, count
                )
                update pass.entitled e set used = e.used - u.count
                from undone u where e.entitlement_id = u.entitlement_id and e.person_id = u.person_id
                """)
                        .param("id", redemption)
                        .param("by", by.name())
                        .param("byId", by.id())
                        .param("all", by.all())
                        .param("reason", reason)
                        .param("since", since)
                        .param("now", by.at())
                        .update()
                == 1;
    }

    List<Redemption> redemptions(UUID entitlement, int limit) {
        return jdbc.sql(REDEMPTIONS + "where r.entitlement_id = :entitlement order by r.at desc limit :limit")
                .param("entitlement", entitlement)
                .param("limit", limit)
                .query((row, _) -> redemption(row))
                .list();
    }

    List<Redemption> ofPerson(PersonId person, int limit) {
        return jdbc.sql(REDEMPTIONS + "where r.person_id = :person order by r.at desc limit :limit")
                .param("person", person)
                .param("limit", limit)
                .query((row, _) -> redemption(row))
                .list();
    }

    Optional<Redemption> redemption(UUID id) {
        return jdbc.sql(REDEMPTIONS + "where r.id = :id")
                .param("id", id)
                .query((row, _) -> redemption(row))
                .optional();
    }

    private static Redemption redemption(ResultSet row) throws SQLException {
        return new Redemption(
                row.getObject("id", UUID.class),
                row.getObject("entitlement_id", UUID.class),
                row.getString("title"),
                new PersonId(row.getObject("person_id", UUID.class)),
                "",
                row.getInt("count"),
                row.getString("by_name"),
                row.getTimestamp("at").toInstant(),
                PassStore.instant(row.getTimestamp("undone_at")),
                Optional.ofNullable(row.getString("undone_by")),
                Optional.ofNullable(row.getString("undone_reason")));
    }

    /**
     * Who hands out, and when.
     *
     * @param all of every maker and clerk; else packs of the green channel, which tell that a family is in need, of
     *     one's own making, and taking back what one handed out
     */
    record Handed(UUID id, String name, boolean all, Instant at) {}
}
