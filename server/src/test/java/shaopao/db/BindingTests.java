package shaopao.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.ModuleTest;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;

@ModuleTest
class BindingTests {

    @Autowired
    JdbcClient jdbc;

    record Row(PersonId person, Instant at, Actor.Kind kind, Optional<String> note) {}

    @Test
    void typesWeThinkInGoInAndComeBackUnchanged() {
        PersonId person = PersonId.next();
        Instant at = Instant.parse("2026-03-01T00:00:00.123456Z");
        Row row = jdbc.sql("select :person::uuid person, :at::timestamptz at, :kind kind, :note::text note")
                .param("person", person)
                .param("at", at)
                .param("kind", Actor.Kind.DEVICE)
                .param("note", Optional.empty())
                .query(Row.class)
                .single();
        assertThat(row).isEqualTo(new Row(person, at, Actor.Kind.DEVICE, Optional.empty()));
    }

    @Test
    void collectionIsOneArray() {
        UUID a = Ids.next();
        UUID b = Ids.next();
        assertThat(count("select count(*) from (values (:a::uuid)) v(x) where x = any(:ids)", a, List.of(a, b)))
                .isEqualTo(1);
        assertThat(count("select count(*) from (values (:a::uuid)) v(x) where x = any(:ids)", a, Set.of(b)))
                .isZero();
        assertThat(count("select count(*) from (values (:a::uuid)) v(x) where x = any(:ids)", a, Set.of()))
                .isZero();
    }

    private long count(String sql, UUID a, Object ids) {
        return jdbc.sql(sql).param("a", a).param("ids", ids).query(Long.class).single();
    }
}
