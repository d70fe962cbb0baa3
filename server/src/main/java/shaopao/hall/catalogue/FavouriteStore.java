package shaopao.hall.catalogue;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** What people have marked as their favourites. */
@Repository
class FavouriteStore {

    private static final int MOST = 100;

    private final JdbcClient jdbc;

    FavouriteStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Codes of a person's favourites, the latest first. */
    List<String> favourites(PersonId person) {
        return jdbc.sql("""
                select code from hall.favourite where person_id = :person order by added_at desc, code limit :most
                """)
                .param("person", person)
                .param("most", MOST)
                .query((row, _) -> row.getString("code"))
                .list();
    }

    /** Marks an item; nothing happens when it is marked, or when there are too many. */
    void add(PersonId person, String code, Instant now) {
        jdbc.sql("""
                insert into hall.favourite (person_id, code, added_at)
                select :person, code, :now from hall.item
                where code = :code and (select count(*) from hall.favourite where person_id = :person) < :most
                on conflict do nothing
                """)
                .param("person", person)
                .param("code", code)
                .param("now", now)
                .param("most", MOST)
                .update();
    }

    void remove(PersonId person, String code) {
        jdbc.sql("delete from hall.favourite where person_id = :person and code = :code")
                .param("person", person)
                .param("code", code)
                .update();
    }
}
