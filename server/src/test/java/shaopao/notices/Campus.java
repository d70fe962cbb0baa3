package shaopao.notices;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.kernel.PersonId;

/** People with addresses, and what became of what they were told. */
@TestComponent
@NullUnmarked
class Campus {

    private static final AtomicInteger NUMBERS =
            new AtomicInteger((int) (System.currentTimeMillis() % 10_000_000) * 10);

    private final JdbcClient jdbc;

    Campus(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person of a test. */
    record Somebody(PersonId id, String number, String phone, String mail) {}

    /** What is stored of a delivery. */
    record Row(String channel, String state, int attempts, String provider, String reason) {}

    Somebody somebody() {
        PersonId id = PersonId.next();
        int number = NUMBERS.incrementAndGet();
        Somebody one = new Somebody(
                id, "N" + number, "139%08d".formatted(number % 100_000_000), "n" + number + "@example.edu.cn");
        jdbc.sql("""
                insert into people.person (id, number, name, kind, present, source, changed_at)
                values (:id, :number, '陈思远', 'STUDENT', true, 'test', now())
                """).param("id", id).param("number", one.number()).update();
        contact(id, "PHONE", one.phone());
        contact(id, "MAIL", one.mail());
        return one;
    }

    /** One whom the school cannot reach outside. */
    Somebody unreachable() {
        Somebody one = somebody();
        jdbc.sql("delete from people.contact where person_id = :id")
                .param("id", one.id())
                .update();
        return one;
    }

    private void contact(PersonId id, String kind, String value) {
        jdbc.sql("""
                insert into people.contact (person_id, kind, value, source, changed_at)
                values (:id, :kind, :value, 'test', now())
                """).param("id", id).param("kind", kind).param("value", value).update();
    }

    void speaksEnglish(Somebody one) {
        jdbc.sql("insert into access.preference (person_id, language) values (:id, 'en')")
                .param("id", one.id())
                .update();
    }

    Map<String, Row> deliveries(Somebody one) {
        List<Row> rows = jdbc.sql("""
                select channel, state, attempts, coalesce(provider, '') as provider, coalesce(reason, '') as reason
                from notices.delivery where person_id = :id order by id
                """).param("id", one.id()).query(Row.class).list();
        return rows.stream().collect(java.util.stream.Collectors.toMap(Row::channel, row -> row, (_, last) -> last));
    }

    String state(Somebody one, String channel) {
        Row row = deliveries(one).get(channel);
        return row == null ? "none" : row.state();
    }

    int messages(Somebody one) {
        return jdbc.sql("select count(*) from notices.message where person_id = :id")
                .param("id", one.id())
                .query(Integer.class)
                .single();
    }

    /** Nothing of earlier tests is left to be carried. */
    void clearQueue() {
        jdbc.sql("update notices.delivery set state = 'SKIPPED', reason = 'TEST' where state in ('QUEUED', 'HELD')")
                .update();
    }
}
