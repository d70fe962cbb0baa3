package shaopao.access;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads roles. */
@Repository
class RoleStore {

    private final JdbcClient jdbc;

    RoleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Role> roles() {
        return jdbc.sql("select code, name_zh, name_en, permissions, implied from access.role order by position")
                .query((row, _) -> new Role(
                        row.getString("code"),
                        row.getString("name_zh"),
                        row.getString("name_en"),
                        Set.of((String[]) row.getArray("permissions").getArray()),
                        row.getBoolean("implied")))
                .list();
    }
}
