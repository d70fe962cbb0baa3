package shaopao.hall;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.files.FileId;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What belongs to an application beside its course: messages, files, result, how far each has read. */
@Repository
class BesideStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    BesideStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Messages, the oldest first; internal ones only for those who handle the application. */
    List<ApplicationMessage> messages(CaseId id, boolean internal, Optional<UUID> after, int limit) {
        return jdbc.sql("""
                select id, person, person_name, text, internal, at from hall.message
                where case_id = :case and (:internal or not internal) and (:after::uuid is null or id > :after::uuid)
                order by id limit :limit
                """)
                .param("case", id)
                .param("internal", internal)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new ApplicationMessage(
                        row.getObject("id", UUID.class),
                        new PersonId(row.getObject("person", UUID.class)),
                        row.getString("person_name"),
                        row.getString("text"),
                        row.getBoolean("internal"),
                        instant(row, "at")))
                .list();
    }

    /** Adds a message while there are fewer than so many; false when there are not. */
    boolean say(CaseId id, ApplicationMessage message, int most) {
        return jdbc.sql("""
                        insert into hall.message (id, case_id, person, person_name, text, internal, at)
                        select :id, :case, :person, :name, :text, :internal, :at
                        where (select count(*) from hall.message m where m.case_id = :case) < :most
                        """)
                        .param("id", message.id())
                        .param("case", id)
                        .param("person", message.person())
                        .param("name", message.personName())
                        .param("text", message.text())
                        .param("internal", message.internal())
                        .param("at", message.at())
                        .param("most", most)
                        .update()
                > 0;
    }

    /**
     * How far a person has read.
     *
     * @param version version of the case that the person saw; 0 for none
     * @param unread messages of others since then
     */
    record Seen(int version, int unread) {}

    Seen seen(CaseId id, PersonId person, boolean internal) {
        return jdbc.sql("""
                select coalesce(s.version, 0) as version, (
                    select count(*) from hall.message m
                    where m.case_id = :case and m.person <> :person and (:internal or not m.internal)
                      and m.at > coalesce(s.at, '-infinity')) as unread
                from (select) one left join hall.last_seen s on s.case_id = :case and s.person = :person
                """)
                .param("case", id)
                .param("person", person)
                .param("internal", internal)
                .query((row, _) -> new Seen(row.getInt("version"), row.getInt("unread")))
                .single();
    }

    void see(CaseId id, PersonId person, int version, Instant now) {
        jdbc.sql("""
                insert into hall.last_seen (case_id, person, version, at) values (:case, :person, :version, :now)
                on conflict (case_id, person) do update
                set version = greatest(last_seen.version, excluded.version), at = excluded.at
                """)
                .param("case", id)
                .param("person", person)
                .param("version", version)
                .param("now", now)
                .update();
    }

    List<Supplement> supplements(CaseId id, boolean internal) {
        return jdbc.sql("""
                select id, file_id, file_name, bytes, note, internal, person_name, at from hall.supplement
                where case_id = :case and (:internal or not internal) order by id
                """)
                .param("case", id)
                .param("internal", internal)
                .query((row, _) -> new Supplement(
                        row.getObject("id", UUID.class),
                        new FileId(row.getObject("file_id", UUID.class)),
                        row.getString("file_name"),
                        row.getLong("bytes"),
                        row.getString("note"),
                        row.getBoolean("internal"),
                        row.getString("person_name"),
                        instant(row, "at")))
                .list();
    }

    /** Adds a file while there are fewer than so many; false when there are not. The same file is added once. */
    boolean supplement(CaseId id, PersonId person, Supplement added, int most) {
        return jdbc.sql("""
                        insert into hall.supplement (
                            id, case_id, file_id, file_name, bytes, note, internal, person, person_name, at)
                        select :id, :case, :file, :name, :bytes, :note, :internal, :person, :personName, :at
                        where (select count(*) from hall.supplement s where s.case_id = :case) < :most
                        on conflict (case_id, file_id) do update set note = excluded.note
                        """)
                        .param("id", added.id())
                        .param("case", id)
                        .param("file", added.file())
                        .param("name", added.name())
                        .param("bytes", added.bytes())
                        .param("note", added.note())
                        .param("internal", added.internal())
                        .param("person", person)
                        .param("personName", added.personName())
                        .param("at", added.at())
                        .param("most", most)
                        .update()
                > 0;
    }

    Optional<CaseResult> result(CaseId id) {
        return jdbc.sql("select text, files, person_name, at from hall.result where case_id = :case")
                .param("case", id)
                .query((row, _) -> new CaseResult(
                        row.getString("text"),
                        json.readValue(row.getString("files"), new TypeReference<List<CaseResult.ResultFile>>() {}),
                        row.getString("person_name"),
                        instant(row, "at")))
                .optional();
    }

    void conclude(CaseId id, PersonId person, CaseResult result) {
        jdbc.sql("""
                insert into hall.result (case_id, text, files, person, person_name, at)
                values (:case, :text, :files::jsonb, :person, :name, :at)
                on conflict (case_id) do update
                set text = excluded.text, files = excluded.files, person = excluded.person,
                    person_name = excluded.person_name, at = excluded.at
                """)
                .param("case", id)
                .param("text", result.text())
                .param("files", json.writeValueAsString(result.files()))
                .param("person", person)
                .param("name", result.personName())
                .param("at", result.at())
                .update();
    }

    /** Whether the person has added files or a result to the application. */
    boolean added(CaseId id, UUID person) {
        return jdbc.sql("""
                select exists (select from hall.supplement s where s.case_id = :case and s.person = :person)
                    or exists (select from hall.result r where r.case_id = :case and r.person = :person)
                """)
                .param("case", id)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
