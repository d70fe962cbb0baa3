package shaopao.forms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.db.LastWrites;
import shaopao.kernel.PersonId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All SQL of forms. */
@Repository
class DraftStore {

    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final LastWrites writes;
    private final JsonMapper json;

    DraftStore(JdbcClient jdbc, LastWrites writes, JsonMapper json) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.json = json;
    }

    Draft save(PersonId person, String form, String answers, Instant now) {
        return jdbc.sql("""
                insert into forms.draft (person, form, answers, revision, saved_at)
                values (:person, :form, :answers::jsonb, 1, :now)
                on conflict (person, form) do update
                set answers = excluded.answers, revision = forms.draft.revision + 1, saved_at = excluded.saved_at
                returning form, answers, revision, saved_at
                """)
                .param("person", person)
                .param("form", form)
                .param("answers", answers)
                .param("now", now)
                .query(this::draft)
                .single();
    }

    Optional<Draft> draft(PersonId person, String form) {
        return jdbc.sql("""
                select form, answers, revision, saved_at from forms.draft where person = :person and form = :form
                """)
                .param("person", person)
                .param("form", form)
                .query(this::draft)
                .optional();
    }

    List<Draft> drafts(PersonId person) {
        return jdbc.sql("""
                select form, answers, revision, saved_at from forms.draft
                where person = :person order by saved_at desc limit 200
                """).param("person", person).query(this::draft).list();
    }

    /** In the round trip that precedes the commit. */
    void discard(PersonId person, String form) {
        writes.add("delete from forms.draft where person = ? and form = ?", person, form);
    }

    private Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(
                row.getString("form"),
                json.readValue(row.getString("answers"), ANSWERS),
                row.getInt("revision"),
                row.getObject("saved_at", OffsetDateTime.class).toInstant());
    }
}
