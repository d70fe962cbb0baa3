package shaopao.hall;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseId;
import shaopao.workflow.ListPlace;

/** Ratings of applications and the answers to bad ones. */
@Repository
class RatingStore {

    private final JdbcClient jdbc;

    RatingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a rating; false when the application has one. */
    boolean rate(Rating rating, PersonId person) {
        return jdbc.sql("""
                        insert into hall.rating (case_id, topic, number, person, stars, reasons, comment, at)
                        values (:case, :topic, :number, :person, :stars, :reasons::text[], :comment, :at)
                        on conflict do nothing
                        """)
                        .param("case", rating.application())
                        .param("topic", rating.item())
                        .param("number", rating.number())
                        .param("person", person)
                        .param("stars", rating.stars())
                        .param("reasons", rating.reasons())
                        .param("comment", rating.comment())
                        .param("at", rating.at())
                        .update()
                > 0;
    }

    Optional<Rating> rating(CaseId id) {
        return jdbc.sql("select * from hall.rating where case_id = :case")
                .param("case", id)
                .query((row, _) -> rating(row))
                .optional();
    }

    /** Bad ratings of items in reach: those without an answer, the oldest first, or those answered, the latest. */
    List<Rating> bad(Reach reach, boolean answered, Optional<ListPlace> after, int limit) {
        String sql = """
                select r.* from hall.rating r
                where r.stars <= 2 and r.answered_at is $null and (:all or r.topic = any(:topics::text[]))
                  and (:first or (r.at, r.case_id) $after (:at, :id))
                order by r.at $dir, r.case_id $dir limit :limit
                """;
        String filled = answered
                ? sql.replace("$null", "not null").replace("$after", "<").replace("$dir", "desc")
                : sql.replace("$null", "null").replace("$after", ">").replace("$dir", "asc");
        return jdbc.sql(filled)
                .param("all", reach.all())
                .param("topics", reach.items())
                .param("first", after.isEmpty())
                .param("at", after.map(ListPlace::at).orElse(Instant.EPOCH))
                .param("id", after.map(ListPlace::id).orElse(new UUID(0, 0)))
                .param("limit", limit)
                .query((row, _) -> rating(row))
                .list();
    }

    /** Answers a bad rating that nobody has answered; false when somebody has. */
    boolean answer(CaseId id, String text, Actor actor, Instant now) {
        return jdbc.sql("""
                        update hall.rating
                        set answer = :text, answered_by = :person, answered_by_name = :name, answered_at = :now
                        where case_id = :case and stars <= 2 and answered_at is null
                        """)
                        .param("case", id)
                        .param("text", text)
                        .param("person", actor.id())
                        .param("name", actor.name())
                        .param("now", now)
                        .update()
                > 0;
    }

    private static Rating rating(ResultSet row) throws SQLException {
        Array reasons = row.getArray("reasons");
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        return new Rating(
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("number"),
                row.getString("topic"),
                row.getInt("stars"),
                Stream.of((String[]) reasons.getArray())
                        .map(Rating.Reason::valueOf)
                        .toList(),
                row.getString("comment"),
                BesideStore.instant(row, "at"),
                answered == null
                        ? Optional.empty()
                        : Optional.of(new Rating.Answer(
                                row.getString("answer"), row.getString("answered_by_name"), answered.toInstant())));
    }
}
