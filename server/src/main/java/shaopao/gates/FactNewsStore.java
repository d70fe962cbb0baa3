package shaopao.gates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** Tells every node whose facts have changed, when the transaction commits. */
@Repository
class FactNewsStore {

    static final String CHANNEL = "shaopao_facts";

    /** Instead of names: so many have changed that everything is read anew. */
    static final String ALL = "*";

    private static final int MANY = 500;

    /** So many names fit into the 8,000 bytes of a notification. */
    private static final int TOGETHER = 150;

    private final JdbcClient jdbc;

    FactNewsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void changed(Collection<PersonId> people) {
        List<String> names =
                people.stream().map(PersonId::toString).distinct().sorted().toList();
        if (names.isEmpty()) {
            return;
        }
        List<String> messages = new ArrayList<>();
        if (names.size() > MANY) {
            messages.add(ALL);
        } else {
            for (int at = 0; at < names.size(); at += TOGETHER) {
                messages.add(String.join(",", names.subList(at, Math.min(names.size(), at + TOGETHER))));
            }
        }
        jdbc.sql("select pg_notify(:channel, given.message) from unnest(:messages::text[]) as given (message)")
                .param("channel", CHANNEL)
                .param("messages", messages)
                .query((_, _) -> true)
                .list();
    }
}
