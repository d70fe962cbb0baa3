package shaopao.forms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.kernel.Scope;

/** What people say is wrong in the registers. */
@Repository
class CorrectionStore {

    private final JdbcClient jdbc;

    CorrectionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the person has said so already, and it is open. */
    boolean open(Correction correction, Optional<UUID> unit) {
        return jdbc.sql("""
                insert into forms.correction
                    (id, person, person_name, unit, fact, source, held, claim, status, opened_at)
                values (:id, :person, :name, :unit::uuid, :fact, :source, :held, :claim, 'OPEN', :openedAt)
                on conflict do nothing
                """)
                        .param("id", correction.id())
                        .param("person", correction.person())
                        .param("name", correction.personName())
                        .param("unit", unit)
                        .param("fact", correction.fact())
                        .param("source", correction.source())
                        .param("held", correction.held())
                        .param("claim", correction.claim())
                        .param("openedAt", correction.openedAt())
                        .update()
                == 1;
    }

    /** A person's own, the latest first. */
    List<Correction> of(PersonId person) {
        return jdbc.sql("""
                select * from forms.correction where person = :person order by opened_at desc limit 200
                """)
                .param("person", person)
                .query((row, _) -> correction(row))
                .list();
    }

    /** Those in the scope, the longest waiting first; one more than asked for. */
    List<Correction> within(Scope scope, Correction.Status status, Optional<UUID> after, int limit) {
        return jdbc.sql("""
                select * from forms.correction c
                where c.status = :status and (:all or c.unit = any(:units::uuid[]))
                  and (:after::uuid is null or (c.opened_at, c.id) >
                       (select l.opened_at, l.id from forms.correction l where l.id = :after::uuid))
                order by c.opened_at, c.id limit :limit
                """)
                .param("status", status)
                .param("all", scope.all())
                .param("units", scope.units())
                .param("after", after)
                .param("limit", limit + 1)
                .query((row, _) -> correction(row))
                .list();
    }

    /** Closes an open one in the scope. */
    Optional<Correction> close(
            UUID id, Scope scope, Correction.Status status, String answer, PersonId by, Instant now) {
        return jdbc.sql("""
                update forms.correction
                set status = :status, answer = :answer, closed_at = :now, closed_by = :by
                where id = :id and status = 'OPEN' and (:all or unit = any(:units::uuid[]))
                returning *
                """)
                .param("id", id)
                .param("status", status)
                .param("answer", answer)
                .param("now", now)
                .param("by", by)
                .param("all", scope.all())
                .param("units", scope.units())
                .query((row, _) -> correction(row))
                .optional();
    }

    boolean isWithin(UUID id, Scope scope) {
        return jdbc.sql("""
                select exists (select from forms.correction
                               where id = :id and (:all or unit = any(:units::uuid[])))
                """)
                .param("id", id)
                .param("all", scope.all())
                .param("units", scope.units())
                .query(Boolean.class)
                .single();
    }

    private static Correction correction(ResultSet row) throws SQLException {
        return new Correction(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("person_name"),
                row.getString("fact"),
                row.getString("source"),
                row.getString("held"),
                row.getString("claim"),
                Correction.Status.valueOf(row.getString("status")),
                row.getString("answer"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("closed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
