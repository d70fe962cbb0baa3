package shaopao.forms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What people handed in or had proved once. */
@Repository
class MaterialStore {

    private static final TypeReference<List<Material.MaterialFile>> FILES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MaterialStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Puts it in the place of an earlier one of its kind. */
    void keep(PersonId person, Material material) {
        jdbc.sql("""
                insert into forms.material (person, kind, files, fact, proved_by, given_at, valid_until)
                values (:person, :kind, :files::jsonb, :fact::jsonb, :provedBy, :givenAt, :validUntil)
                on conflict (person, kind) do update
                set files = excluded.files, fact = excluded.fact, proved_by = excluded.proved_by,
                    given_at = excluded.given_at, valid_until = excluded.valid_until
                """)
                .param("person", person)
                .param("kind", material.kind())
                .param("files", json.writeValueAsString(material.files()))
                .param("fact", material.fact().map(json::writeValueAsString))
                .param("provedBy", material.provedBy())
                .param("givenAt", material.givenAt())
                .param("validUntil", material.validUntil())
                .update();
    }

    /** The latest first. */
    List<Material> of(PersonId person) {
        return jdbc.sql("""
                select kind, files, fact, proved_by, given_at, valid_until from forms.material
                where person = :person order by given_at desc limit 200
                """).param("person", person).query(this::material).list();
    }

    boolean remove(PersonId person, String kind) {
        return jdbc.sql("delete from forms.material where person = :person and kind = :kind")
                        .param("person", person)
                        .param("kind", kind)
                        .update()
                == 1;
    }

    void forgetBefore(LocalDate day, int most) {
        jdbc.sql("""
                delete from forms.material where (person, kind) in (
                    select person, kind from forms.material where valid_until < :day limit :most)
                """).param("day", day).param("most", most).update();
    }

    private Material material(ResultSet row, int number) throws SQLException {
        return new Material(
                row.getString("kind"),
                json.readValue(row.getString("files"), FILES),
                Optional.ofNullable(row.getString("fact")).map(text -> json.readValue(text, Object.class)),
                row.getString("proved_by"),
                row.getObject("given_at", OffsetDateTime.class).toInstant(),
                row.getObject("valid_until", LocalDate.class));
    }
}
