package shaopao.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.access.MethodsController.DemoAccount;
import shaopao.kernel.PersonId;

/** SQL of what people chose, and of the accounts of a demo campus. */
@Repository
class PreferenceStore {

    private final JdbcClient jdbc;
    private final SessionMemory memory;

    PreferenceStore(JdbcClient jdbc, SessionMemory memory) {
        this.jdbc = jdbc;
        this.memory = memory;
    }

    Optional<String> language(PersonId person) {
        return jdbc.sql("select language from access.preference where person_id = :person")
                .param("person", person)
                .query(String.class)
                .optional();
    }

    Map<PersonId, String> languages(Collection<PersonId> persons) {
        Map<PersonId, String> languages = new HashMap<>();
        jdbc.sql("select person_id, language from access.preference where person_id = any(:persons)")
                .param("persons", persons)
                .query(row -> {
                    languages.put(new PersonId(row.getObject(1, UUID.class)), row.getString(2));
                });
        return languages;
    }

    void language(PersonId person, String language) {
        var _ = memory.changing(() -> jdbc.sql("""
                insert into access.preference (person_id, language) values (:person, :language)
                on conflict (person_id) do update set language = excluded.language
                """)
                .param("person", person)
                .param("language", language)
                .update());
    }

    List<DemoAccount> demoAccounts() {
        return jdbc.sql("select number, name, role, password from access.demo_account order by position")
                .query((row, _) -> new DemoAccount(
                        row.getString("number"),
                        row.getString("name"),
                        row.getString("role"),
                        row.getString("password")))
                .list();
    }

    void addDemoAccount(DemoAccount account, int position) {
        jdbc.sql("""
                insert into access.demo_account (number, name, role, password, position)
                values (:number, :name, :role, :password, :position)
                on conflict (number) do nothing
                """)
                .param("number", account.number())
                .param("name", account.name())
                .param("role", account.role())
                .param("password", account.password())
                .param("position", position)
                .update();
    }
}
