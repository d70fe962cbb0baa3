package shaopao.forms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.db.LastWrites;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Drafts, and those that were thrown away. */
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

    /**
     * Saves over the revision that the person has seen, 0 for none; empty when there is another by now.
     *
     * @param seen empty to save over whatever is there
     */
    Optional<Draft> save(
            PersonId person,
            String form,
            Optional<String> version,
            String answers,
            Optional<Integer> seen,
            Instant now) {
        return jdbc.sql("""
                with changed as (
                    update forms.draft
                    set answers = :answers::jsonb, revision = revision + 1, saved_at = :now, version = :version
                    where person = :person and form = :form and (:seen::int is null or revision = :seen::int)
                    returning form, answers, revision, saved_at, version
                ), added as (
                    insert into forms.draft (person, form, answers, revision, saved_at, version)
                    select :person, :form, :answers::jsonb, 1, :now, :version
                    where not exists (select from changed) and coalesce(:seen::int, 0) = 0
                    on conflict do nothing
                    returning form, answers, revision, saved_at, version
                )
                select * from changed union all select * from added
                """)
                .param("person", person)
                .param("form", form)
                .param("version", version)
                .param("answers", answers)
                .param("seen", seen)
                .param("now", now)
                .query(this::draft)
                .optional();
    }

    Optional<Draft> draft(PersonId person, String form) {
        return jdbc.sql("""
                select form, answers, revision, saved_at, version from forms.draft
                where person = :person and form = :form
                """)
                .param("person", person)
                .param("form", form)
                .query(this::draft)
                .optional();
    }

    List<Draft> drafts(PersonId person) {
        return jdbc.sql("""
                select form, answers, revision, saved_at, version from forms.draft
                where person = :person order by saved_at desc limit 200
                """).param("person", person).query(this::draft).list();
    }

    /** In the round trip that precedes the commit. */
    void remove(PersonId person, String form) {
        writes.add("delete from forms.draft where person = ? and form = ?", person, form);
    }

    void discard(PersonId person, String form, Instant now) {
        jdbc.sql("""
                with gone as (
                    delete from forms.draft where person = :person and form = :form
                    returning person, form, answers, revision, saved_at, version)
                insert into forms.discarded_draft
                    (id, person, form, answers, revision, saved_at, version, discarded_at)
                select :id, person, form, answers, revision, saved_at, version, :now from gone
                """)
                .param("id", Ids.next())
                .param("person", person)
                .param("form", form)
                .param("now", now)
                .update();
    }

    List<DiscardedDraft> discarded(PersonId person) {
        return jdbc.sql("""
                select id, form, saved_at, discarded_at from forms.discarded_draft
                where person = :person order by discarded_at desc limit 200
                """)
                .param("person", person)
                .query((row, _) -> new DiscardedDraft(
                        row.getObject("id", UUID.class),
                        row.getString("form"),
                        row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                        row.getObject("discarded_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Brings a draft back; nothing happens, and nothing is given, when another of its form is there. */
    Optional<Draft> restore(PersonId person, UUID id) {
        return jdbc.sql("""
                with back as (
                    insert into forms.draft (person, form, answers, revision, saved_at, version)
                    select person, form, answers, revision + 1, saved_at, version
                    from forms.discarded_draft where id = :id and person = :person
                    on conflict do nothing
                    returning form, answers, revision, saved_at, version
                ), gone as (
                    delete from forms.discarded_draft where id = :id and exists (select from back))
                select * from back
                """)
                .param("id", id)
                .param("person", person)
                .query(this::draft)
                .optional();
    }

    boolean isDiscarded(PersonId person, UUID id) {
        return jdbc.sql("select exists (select from forms.discarded_draft where id = :id and person = :person)")
                .param("id", id)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    /** Removes what is past its time; at most so many rows of each. */
    void forget(Instant savedBefore, Instant discardedBefore, int most) {
        jdbc.sql("""
                delete from forms.draft where (person, form) in (
                    select person, form from forms.draft where saved_at < :before limit :most)
                """).param("before", savedBefore).param("most", most).update();
        jdbc.sql("""
                delete from forms.discarded_draft where id in (
                    select id from forms.discarded_draft where discarded_at < :before limit :most)
                """).param("before", discardedBefore).param("most", most).update();
    }

    private Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(
                row.getString("form"),
                json.readValue(row.getString("answers"), ANSWERS),
                row.getInt("revision"),
                row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("version")));
    }
}
