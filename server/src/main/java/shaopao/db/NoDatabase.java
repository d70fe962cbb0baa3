package shaopao.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** In place of the database for commands that read files alone: what asks it after all is told that there is none. */
public class NoDatabase {

    @Bean
    DataSource dataSource() {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                throw new SQLException("This command runs without a database");
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        };
    }

    @Bean
    NamedParameterJdbcOperations namedParameterJdbcOperations(DataSource none) {
        return new NamedParameterJdbcTemplate(none);
    }

    @Bean
    JdbcClient jdbcClient(NamedParameterJdbcOperations operations) {
        return JdbcClient.create(operations);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource none) {
        return new JdbcTransactionManager(none);
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
