package shaopao.hall;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import tools.jackson.databind.json.JsonMapper;

/** The saved views of persons. */
@Repository
class SavedViewStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SavedViewStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<SavedView> of(PersonId person) {
        return jdbc.sql("select id, list, name, wish from hall.saved_view where person = :person order by list, name")
                .param("person", person)
                .query((row, _) -> new SavedView(
                        row.getObject("id", UUID.class),
                        SavedView.Kind.valueOf(row.getString("list")),
                        row.getString("name"),
                        json.readValue(row.getString("wish"), SavedView.Wish.class)))
                .list();
    }

    /** Adds a view while there are fewer than so many; false when there are not. A name that is taken is replaced. */
    boolean add(PersonId person, SavedView view, int most, Instant now) {
        return jdbc.sql("""
                        insert into hall.saved_view (id, person, list, name, wish, changed_at)
                        select :id, :person, :list, :name, :wish::jsonb, :now
                        where (select count(*) from hall.saved_view v
                               where v.person = :person and not (v.list = :list and v.name = :name)) < :most
                        on conflict (person, list, name) do update
                        set wish = excluded.wish, changed_at = excluded.changed_at
                        """)
                        .param("id", view.id())
                        .param("person", person)
                        .param("list", view.list())
                        .param("name", view.name())
                        .param("wish", json.writeValueAsString(view.wish()))
                        .param("most", most)
                        .param("now", now)
                        .update()
                > 0;
    }

    /** Changes a view of the person; false when there is none of this id, or its new name is another's. */
    boolean change(PersonId person, SavedView view, Instant now) {
        try {
            return jdbc.sql("""
                            update hall.saved_view
                            set name = :name, list = :list, wish = :wish::jsonb, changed_at = :now
                            where id = :id and person = :person
                            """)
                            .param("id", view.id())
                            .param("person", person)
                            .param("list", view.list())
                            .param("name", view.name())
                            .param("wish", json.writeValueAsString(view.wish()))
                            .param("now", now)
                            .update()
                    > 0;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    boolean remove(PersonId person, UUID id) {
        return jdbc.sql("delete from hall.saved_view where id = :id and person = :person")
                        .param("id", id)
                        .param("person", person)
                        .update()
                > 0;
    }
}
