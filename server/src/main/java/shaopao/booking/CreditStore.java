package shaopao.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;

/** Points taken off, and appeals. */
@Repository
class CreditStore {

    private static final String COLUMNS = """
            select c.id, c.person_id, c.booking_id, c.why, c.points, c.at, c.appeal, c.appeal_text, c.appealed_at,
                c.answer, c.decided_by, b.place_zh, b.place_en, lower(b.during) as starts, b.person_name,
                b.person_number
            from booking.credit c join booking.booking b on b.id = c.booking_id
            """;

    private final JdbcClient jdbc;

    CreditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Why points were taken off. */
    enum PointsWhy {
        NO_SHOW,
        NOT_BACK,
        LATE_CANCEL
    }

    /** Where an appeal stands. */
    enum Appeal {
        NONE,
        ASKED,
        UPHELD,
        DISMISSED
    }

    /** Points that were taken off. */
    record CreditEntry(
            UUID id,
            PersonId person,
            String personNumber,
            String personName,
            UUID booking,
            Words place,
            Instant startsAt,
            PointsWhy why,
            int points,
            Instant at,
            Appeal appeal,
            Optional<String> appealText,
            Optional<Instant> appealedAt,
            Optional<String> answer,
            Optional<String> decidedBy) {}

    /** Takes points off, once for each booking and reason. */
    boolean take(PersonId person, BookingId booking, PointsWhy why, int points, Instant now) {
        return jdbc.sql("""
                insert into booking.credit (id, person_id, booking_id, why, points, at)
                values (:id, :person, :booking, :why, :points, :now) on conflict do nothing
                """)
                        .param("id", Ids.next())
                        .param("person", person)
                        .param("booking", booking)
                        .param("why", why)
                        .param("points", points)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Points taken off since, of those who lost any. */
    Map<PersonId, Integer> taken(Collection<PersonId> persons, Instant since) {
        Map<PersonId, Integer> taken = new HashMap<>();
        jdbc.sql("""
                select person_id, sum(points)::int as points from booking.credit
                where person_id = any(:persons::uuid[]) and at > :since and appeal <> 'UPHELD' group by person_id
                """)
                .param("persons", persons)
                .param("since", since)
                .query((row, _) -> taken.put(new PersonId(row.getObject(1, UUID.class)), row.getInt(2)))
                .list();
        return taken;
    }

    List<CreditEntry> of(PersonId person, Instant since) {
        return jdbc.sql(COLUMNS + " where c.person_id = :person and c.at > :since order by c.at desc limit 100")
                .param("person", person)
                .param("since", since)
                .query((row, _) -> entry(row))
                .list();
    }

    boolean appeal(UUID id, PersonId person, String text, Instant since, Instant now) {
        return jdbc.sql("""
                update booking.credit set appeal = 'ASKED', appeal_text = :text, appealed_at = :now
                where id = :id and person_id = :person and appeal = 'NONE' and at > :since
                """)
                        .param("id", id)
                        .param("person", person)
                        .param("text", text)
                        .param("since", since)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Appeals that wait, under these policies or all; the oldest first. */
    List<CreditEntry> appeals(boolean all, Collection<UUID> policies) {
        return jdbc.sql(COLUMNS + """
                 where c.appeal = 'ASKED' and (:all or b.policy_id = any(:policies::uuid[]))
                order by c.appealed_at limit 200
                """)
                .param("all", all)
                .param("policies", policies)
                .query((row, _) -> entry(row))
                .list();
    }

    Optional<CreditEntry> decide(
            UUID id, boolean upheld, String answer, String by, boolean all, Collection<UUID> policies, Instant now) {
        int changed = jdbc.sql("""
                update booking.credit c set appeal = case when :upheld then 'UPHELD' else 'DISMISSED' end,
                    answer = :answer, decided_by = :by, decided_at = :now
                from booking.booking b
                where c.id = :id and c.appeal = 'ASKED' and b.id = c.booking_id
                  and (:all or b.policy_id = any(:policies::uuid[]))
                """)
                .param("id", id)
                .param("upheld", upheld)
                .param("answer", answer)
                .param("by", by)
                .param("all", all)
                .param("policies", policies)
                .param("now", now)
                .update();
        return changed == 0
                ? Optional.empty()
                : jdbc.sql(COLUMNS + " where c.id = :id")
                        .param("id", id)
                        .query((row, _) -> entry(row))
                        .optional();
    }

    private static CreditEntry entry(ResultSet row) throws SQLException {
        return new CreditEntry(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("person_number"),
                row.getString("person_name"),
                row.getObject("booking_id", UUID.class),
                new Words(row.getString("place_zh"), row.getString("place_en")),
                row.getObject("starts", OffsetDateTime.class).toInstant(),
                PointsWhy.valueOf(row.getString("why")),
                row.getInt("points"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Appeal.valueOf(row.getString("appeal")),
                Optional.ofNullable(row.getString("appeal_text")),
                BookingStore.at(row, "appealed_at"),
                Optional.ofNullable(row.getString("answer")),
                Optional.ofNullable(row.getString("decided_by")));
    }
}
