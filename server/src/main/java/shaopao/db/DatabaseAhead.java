package shaopao.db;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Lets the embedded database start as soon as the settings are known, while the program is still being put together:
 * neither has to wait for the other. Without it the database starts when its first user does.
 */
public final class DatabaseAhead
        implements ApplicationListener<ApplicationEnvironmentPreparedEvent>,
                ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Set by Spring while it writes the wiring at build time, when nothing must start. */
    private static final String WIRING = "spring.aot.processing";

    private @Nullable CompletableFuture<EmbeddedPostgres> starting;

    /** Makes the application start its database ahead. */
    public static void of(SpringApplication application) {
        DatabaseAhead ahead = new DatabaseAhead();
        application.addListeners(ahead);
        application.addInitializers(ahead);
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent prepared) {
        if (!Boolean.getBoolean(WIRING)) {
            begin(prepared.getEnvironment());
        }
    }

    private void begin(Environment environment) {
        DatabaseSettings settings = Binder.get(environment).bindOrCreate("shaopao.db", DatabaseSettings.class);
        if (!settings.embedded()) {
            return;
        }
        CompletableFuture<EmbeddedPostgres> begun = new CompletableFuture<>();
        Thread.ofPlatform().name("database-ahead").start(() -> {
            try {
                begun.complete(EmbeddedPostgres.start(settings.folder(), settings.installation()));
            } catch (RuntimeException | Error e) {
                begun.completeExceptionally(e);
            }
        });
        starting = begun;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (starting != null) {
            context.getBeanFactory().registerSingleton("databaseAhead", this);
        }
    }

    /** Waits for the database. */
    EmbeddedPostgres await() {
        try {
            return Objects.requireNonNull(starting).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
