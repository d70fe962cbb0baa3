package shaopao.db;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The data source, migrated, and what stands on it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    @Bean
    @ConditionalOnExpression("'${shaopao.db.url:}' == ''")
    EmbeddedPostgres embeddedPostgres(DatabaseSettings settings) {
        Optional<Path> binaries =
                Optional.of(settings.binaries()).filter(text -> !text.isBlank()).map(Path::of);
        return EmbeddedPostgres.start(settings.folder(), binaries);
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

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
