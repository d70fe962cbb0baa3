package shaopao.db;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A way into the database of a program that runs in another process, with its binding of parameters. */
public final class Connected {

    private Connected() {}

    public static JdbcClient to(EmbeddedPostgres.Address address) {
        return JdbcClient.create(
                new BoundJdbcTemplate(new DriverManagerDataSource(address.url(), "postgres", address.password())));
    }
}
