package shaopao.db;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The data source, migrated, and what stands on it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatabaseSettings.class, RehearsalSettings.class})
class DatabaseConfiguration {

    /** Nothing of ours runs for minutes inside the database; what does is stuck, and should let its locks go. */
    private static final String SESSION_LIMITS =
            "-c statement_timeout=60s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s";

    /** Nothing when the settings name a database of somebody else. */
    @Bean
    @Nullable EmbeddedPostgres embeddedPostgres(DatabaseSettings settings, ObjectProvider<DatabaseAhead> ahead) {
        if (!settings.embedded()) {
            return null;
        }
        DatabaseAhead begun = ahead.getIfAvailable();
        return begun == null ? EmbeddedPostgres.start(settings.folder(), settings.installation()) : begun.await();
    }

    @Bean
    DataSource dataSource(DatabaseSettings settings, ObjectProvider<EmbeddedPostgres> embedded) {
        EmbeddedPostgres postgres = embedded.getIfAvailable();
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("shaopao");
        pool.setJdbcUrl(postgres == null ? settings.url() : postgres.url());
        pool.setUsername(postgres == null ? settings.user() : postgres.user());
        pool.setPassword(postgres == null ? settings.password() : postgres.password());
        pool.setMaximumPoolSize(settings.connectionsMax());
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(5_000);
        pool.addDataSourceProperty("ApplicationName", "shaopao");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        // The texts of our statements never vary, so each is worth preparing from its first use on
        pool.addDataSourceProperty("prepareThreshold", "1");
        pool.addDataSourceProperty("options", SESSION_LIMITS);
        ServerVersion.require(pool, pool.getJdbcUrl());
        Migrations.migrate(pool);
        return pool;
    }

    @Bean
    OwnConnections ownConnections(DatabaseSettings settings, ObjectProvider<EmbeddedPostgres> embedded) {
        EmbeddedPostgres postgres = embedded.getIfAvailable();
        return postgres == null
                ? new OwnConnections(settings.url(), settings.user(), settings.password())
                : new OwnConnections(postgres.url(), postgres.user(), postgres.password());
    }

    @Bean
    NamedParameterJdbcOperations namedParameterJdbcOperations(DataSource dataSource) {
        return new BoundJdbcTemplate(dataSource);
    }

    @Bean
    JdbcClient jdbcClient(NamedParameterJdbcOperations operations) {
        return JdbcClient.create(operations);
    }

    /** The time of the whole program; on a campus of made-up people it may run ahead, nowhere else. */
    @Bean
    Clock clock(RehearsalSettings rehearsal, @Value("${shaopao.demo:auto}") String demo) {
        return rehearsal.clock(demo);
    }
}
