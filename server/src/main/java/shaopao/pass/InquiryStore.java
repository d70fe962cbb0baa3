package shaopao.pass;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** Questions, and who asked them of whom. */
@Repository
class InquiryStore {

    private static final String COLUMNS = """
            select id, person_id, question, claims, asked_name, reason, asked_at, until_at, answered_at,
                case when state = 'WAITING' and until_at <= :now then 'LAPSED' else state end as state
            from pass.inquiry
            """;

    private final JdbcClient jdbc;

    InquiryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PassQuestion> questions() {
        return jdbc.sql("""
                select code, name_zh, name_en, claims, consent, stewards, open from pass.question order by position
                """)
                .query((row, _) -> new PassQuestion(
                        row.getString("code"),
                        row.getString("name_zh"),
                        row.getString("name_en"),
                        claims(row),
                        row.getBoolean("consent"),
                        row.getBoolean("stewards"),
                        row.getBoolean("open")))
                .list();
    }

    boolean change(String code, boolean consent, boolean stewards, boolean open) {
        return jdbc.sql("""
                update pass.question set consent = :consent, stewards = :stewards, open = :open where code = :code
                """)
                        .param("code", code)
                        .param("consent", consent)
                        .param("stewards", stewards)
                        .param("open", open)
                        .update()
                == 1;
    }

    void add(Inquiry inquiry, UUID askedBy) {
        jdbc.sql("""
                insert into pass.inquiry (id, person_id, question, claims, asked_by, asked_name, reason, asked_at,
                    until_at, state, answered_at)
                values (:id, :person, :question, :claims::text[], :by, :byName, :reason, :at, :until, :state, :answered)
                """)
                .param("id", inquiry.id())
                .param("person", inquiry.person())
                .param("question", inquiry.question())
                .param("claims", inquiry.claims())
                .param("by", askedBy)
                .param("byName", inquiry.askedBy())
                .param("reason", inquiry.reason())
                .param("at", inquiry.askedAt())
                .param("until", inquiry.until())
                .param("state", inquiry.state())
                .param("answered", inquiry.answeredAt())
                .update();
    }

    /** The holder's answer; false when it was answered, or its time is over, or it is another holder's. */
    Optional<UUID> answer(UUID id, PersonId person, InquiryState state, Instant now) {
        return jdbc.sql("""
                update pass.inquiry set state = :state, answered_at = :now
                where id = :id and person_id = :person and state = 'WAITING' and until_at > :now
                returning asked_by
                """)
                .param("id", id)
                .param("person", person)
                .param("state", state)
                .param("now", now)
                .query(UUID.class)
                .optional();
    }

    /** An inquiry for the one who asked it. */
    Optional<Inquiry> asked(UUID id, UUID askedBy, Instant now) {
        return jdbc.sql(COLUMNS + "where id = :id and asked_by = :by")
                .param("id", id)
                .param("by", askedBy)
                .param("now", now)
                .query((row, _) -> inquiry(row))
                .optional();
    }

    List<Inquiry> ofPerson(PersonId person, Instant now, int limit) {
        return jdbc.sql(COLUMNS + "where person_id = :person order by asked_at desc limit :limit")
                .param("person", person)
                .param("now", now)
                .param("limit", limit)
                .query((row, _) -> inquiry(row))
                .list();
    }

    /** Forgets who asked whom before. */
    int forget(Instant before) {
        return jdbc.sql("delete from pass.inquiry where asked_at < :before")
                .param("before", before)
                .update();
    }

    private static Inquiry inquiry(ResultSet row) throws SQLException {
        return new Inquiry(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("question"),
                claims(row),
                row.getString("asked_name"),
                row.getString("reason"),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("until_at").toInstant(),
                InquiryState.valueOf(row.getString("state")),
                PassStore.instant(row.getTimestamp("answered_at")));
    }

    private static List<Claim> claims(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("claims").getArray())
                .map(Claim::valueOf)
                .toList();
    }
}
