package shaopao.pass;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** Entitlements, who has them, and what was taken. */
@Repository
class EntitlementStore {

    private static final String COLUMNS = """
            select d.id, d.kind, d.title, d.note, d.from_at, d.until_at, d.made_by_name, d.ended_at, s.people, s.total,
                s.used
            from pass.entitlement d
                cross join lateral (select count(*) as people, coalesce(sum(e.total), 0) as total,
                    coalesce(sum(e.used), 0) as used from pass.entitled e where e.entitlement_id = d.id) s
            """;

    private final JdbcClient jdbc;

    EntitlementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Entitlement entitlement, PersonId by, Instant now) {
        jdbc.sql("""
                insert into pass.entitlement (id, kind, title, note, from_at, until_at, made_by, made_by_name, made_at)
                values (:id, :kind, :title, :note, :from, :until, :by, :byName, :now)
                """)
                .param("id", entitlement.id())
                .param("kind", entitlement.kind())
                .param("title", entitlement.title())
                .param("note", entitlement.note())
                .param("from", entitlement.from())
                .param("until", entitlement.until())
                .param("by", by)
                .param("byName", entitlement.madeByName())
                .param("now", now)
                .update();
    }

    /** Gives it to many; whoever has it keeps what was taken and gets the new total, never less than was taken. */
    int give(UUID entitlement, Collection<PersonId> people, int total) {
        return jdbc.sql("""
                insert into pass.entitled (entitlement_id, person_id, total)
                select :entitlement, person, :total from unnest(:people::uuid[]) as given (person) order by person
                on conflict (entitlement_id, person_id)
                    do update set total = greatest(excluded.total, pass.entitled.used)
                """)
                .param("entitlement", entitlement)
                .param("people", people)
                .param("total", total)
                .update();
    }

    boolean end(UUID id, Makers makers, Instant now) {
        return jdbc.sql("""
                update pass.entitlement set ended_at = :now
                where id = :id and ended_at is null and (:all or made_by = :maker)
                """)
                        .param("id", id)
                        .param("all", makers.all())
                        .param("maker", makers.self())
                        .param("now", now)
                        .update()
                == 1;
    }

    Optional<Entitlement> entitlement(UUID id, Makers makers) {
        return jdbc.sql(COLUMNS + "where d.id = :id and (:all or d.made_by = :maker)")
                .param("id", id)
                .param("all", makers.all())
                .param("maker", makers.self())
                .query((row, _) -> entitlement(row))
                .optional();
    }

    List<Entitlement> entitlements(Makers makers, Optional<UUID> after, int limit) {
        return jdbc.sql(COLUMNS + """
                where (:all or d.made_by = :maker) and (:after::uuid is null or d.id < :after::uuid)
                order by d.id desc limit :limit
                """)
                .param("all", makers.all())
                .param("maker", makers.self())
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> entitlement(row))
                .list();
    }

    /** What the person may take now. */
    List<OpenEntitlement> openTo(PersonId person, Instant now) {
        return openTo(person, new Makers(true, person), now);
    }

    /** What the person may take now from one who hands it out; a pack of the green channel from its maker alone. */
    List<OpenEntitlement> openTo(PersonId person, Makers makers, Instant now) {
        return jdbc.sql("""
                select d.id, d.kind, d.title, d.note, d.until_at, e.total, e.used
                from pass.entitled e join pass.entitlement d on d.id = e.entitlement_id
                where e.person_id = :person and d.ended_at is null and d.from_at <= :now and d.until_at > :now
                    and (d.kind <> 'GREEN_CHANNEL' or :all or d.made_by = :maker)
                order by d.until_at, d.id limit 50
                """)
                .param("all", makers.all())
                .param("maker", makers.self())
                .param("person", person)
                .param("now", now)
                .query((row, _) -> new OpenEntitlement(
                        row.getObject("id", UUID.class),
                        EntitlementKind.valueOf(row.getString("kind")),
                        row.getString("title"),
                        row.getString("note"),
                        row.getTimestamp("until_at").toInstant(),
                        row.getInt("total"),
                        row.getInt("used")))
                .list();
    }

    private static Entitlement entitlement(ResultSet row) throws SQLException {
        return new Entitlement(
                row.getObject("id", UUID.class),
                EntitlementKind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("note"),
                row.getTimestamp("from_at").toInstant(),
                row.getTimestamp("until_at").toInstant(),
                row.getString("made_by_name"),
                PassStore.instant(row.getTimestamp("ended_at")),
                row.getLong("people"),
                row.getLong("total"),
                row.getLong("used"));
    }

    /**
     * Whose entitlements one looks after.
     *
     * @param all everybody's; else only what {@code self} made
     */
    record Makers(boolean all, PersonId self) {}

    /** What a person may take now, and how much of it is left. */
    record OpenEntitlement(
            UUID id, EntitlementKind kind, String title, String note, Instant until, int total, int used) {}
}
