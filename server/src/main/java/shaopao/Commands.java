package shaopao;

import static org.springframework.context.annotation.FilterType.ASSIGNABLE_TYPE;
import static org.springframework.context.annotation.FilterType.REGEX;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import shaopao.audit.Audit;
import shaopao.db.Backups;
import shaopao.db.DatabaseRefusedException;
import shaopao.db.DatabaseSettings;
import shaopao.db.EmbeddedPostgres;
import shaopao.db.NoDatabase;
import shaopao.hall.catalogue.ItemCheck;
import shaopao.hall.catalogue.ItemCommands;

/** What the program does besides serving. */
final class Commands {

    private static final String USAGE = """
            usage: serve [--server.port=N] | backup FILE | restore FILE [--overwrite] | verify-audit | version
                 | item check [PATH] | item load [PATH] | item diff [PATH] | item export CODE [FOLDER]
                 | item new DEPARTMENT/CODE [FOLDER]
            """;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Commands() {}

    /** Does what the word says and returns the exit code. */
    static int run(String word, List<String> arguments) {
        Commands commands = new Commands();
        try {
            return switch (word) {
                case "backup" -> commands.backup(arguments);
                case "restore" -> commands.restore(arguments);
                case "verify-audit" -> commands.verifyAudit();
                case "version" -> commands.version();
                case "item" -> commands.item(arguments);
                default -> usage();
            };
        } catch (DatabaseRefusedException e) {
            System.err.println(e.getMessage());
        } catch (RuntimeException e) {
            System.err.println("Failed: " + e.getMessage());
        }
        return 1;
    }

    private static int usage() {
        System.err.print(USAGE);
        return 2;
    }

    private int backup(List<String> arguments) {
        if (arguments.size() != 1) {
            return usage();
        }
        Path file = Path.of(arguments.getFirst());
        try (ConfigurableApplicationContext settings = settings()) {
            long rows = backups(settings).write(file, String.valueOf(program().getVersion()));
            out.println("Backup written: %s, %,d rows".formatted(file.toAbsolutePath(), rows));
        }
        return 0;
    }

    private int restore(List<String> arguments) {
        List<String> files =
                arguments.stream().filter(word -> !word.startsWith("--")).toList();
        boolean overwrite = arguments.contains("--overwrite");
        if (files.size() != 1 || arguments.size() != (overwrite ? 2 : 1)) {
            return usage();
        }
        try (ConfigurableApplicationContext settings = settings()) {
            backups(settings).restore(Path.of(files.getFirst()), overwrite);
            out.println("Restored from " + files.getFirst());
        }
        return 0;
    }

    private int verifyAudit() {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(AuditOnly.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties(databaseInUse())
                .run()) {
            Audit.Verdict verdict = context.getBean(Audit.class).verify();
            if (verdict.whole()) {
                out.println("The record of acts is whole: %,d entries checked, %,d waiting to be sealed"
                        .formatted(verdict.checked(), verdict.waiting()));
                return 0;
            }
            System.err.println("The record of acts was changed: " + verdict.reason());
            return 1;
        }
    }

    /** The address of the embedded database while another process serves from it. */
    private static Map<String, Object> databaseInUse() {
        try (ConfigurableApplicationContext settings = settings()) {
            DatabaseSettings database = settings.getBean(DatabaseSettings.class);
            if (!database.url().isBlank()) {
                return Map.of();
            }
            return EmbeddedPostgres.running(database.folder())
                    .map(address -> Map.<String, Object>of(
                            "shaopao.db.url", address.url(),
                            "shaopao.db.user", "postgres",
                            "shaopao.db.password", address.password()))
                    .orElse(Map.of());
        }
    }

    /** Items as files; without a path it is the folder {@code catalogue} here. */
    private int item(List<String> arguments) {
        String word = arguments.isEmpty() ? "" : arguments.getFirst();
        boolean named = word.equals("new") || word.equals("export");
        String[] parts = named && arguments.size() > 1 ? arguments.get(1).split("/") : new String[0];
        Path path = Path.of(arguments.size() > (named ? 2 : 1) ? arguments.getLast() : "catalogue");
        if (arguments.size() > (named ? 3 : 2) || (named && parts.length != (word.equals("new") ? 2 : 1))) {
            return usage();
        }
        return switch (word) {
            case "new" -> told(ItemCommands.starter(path, parts[0], parts[1]));
            case "check" -> told(FilesOnly.class, Map.of(), ItemCheck.class, items -> items.check(path));
            case "load" -> stored(items -> items.load(path));
            case "diff" -> stored(items -> items.diff(path));
            case "export" -> stored(items -> items.export(parts[0], path));
            default -> usage();
        };
    }

    private int stored(Function<ItemCommands, ItemCommands.Answer> act) {
        return told(CatalogueOnly.class, databaseInUse(), ItemCommands.class, act);
    }

    private <T> int told(
            Class<?> parts, Map<String, Object> properties, Class<T> type, Function<T, ItemCommands.Answer> act) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(parts)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .lazyInitialization(true)
                .initializers(begun -> begun.addBeanFactoryPostProcessor(Commands::deaf))
                .properties(properties)
                .run()) {
            return told(act.apply(context.getBean(type)));
        }
    }

    /** Nothing hears that the program is ready: what begins to work then does not begin with a command. */
    private static void deaf(ConfigurableListableBeanFactory factory) {
        ((BeanDefinitionRegistry) factory)
                .removeBeanDefinition(AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME);
    }

    private int told(ItemCommands.Answer answer) {
        answer.lines().forEach(answer.good() ? out::println : System.err::println);
        return answer.good() ? 0 : 1;
    }

    private int version() {
        BuildProperties program = program();
        out.println("shaopao %s (commit %s, Java %s)"
                .formatted(program.getVersion(), program.get("commit"), Runtime.version()));
        return 0;
    }

    private Backups backups(ConfigurableApplicationContext settings) {
        Environment environment = settings.getEnvironment();
        return new Backups(
                settings.getBean(DatabaseSettings.class),
                Path.of(environment.getRequiredProperty("shaopao.files.folder")),
                line -> out.println("  " + line));
    }

    /** Only the settings: no web server, no modules. */
    private static ConfigurableApplicationContext settings() {
        return new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run();
    }

    @EnableConfigurationProperties(DatabaseSettings.class)
    static class Settings {}

    /** The record of acts and what it stands on; without a stereotype, so that the program itself does not find it. */
    @EnableAutoConfiguration
    @ComponentScan({"shaopao.audit", "shaopao.db", "shaopao.secrets"})
    @ConfigurationPropertiesScan({"shaopao.audit"})
    static class AuditOnly {}

    /** The modules that know items, each part made when it is asked for; what would work by itself is left out. */
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {"shaopao.db", "shaopao.http"},
            excludeFilters = @Filter(type = ASSIGNABLE_TYPE, value = SmartLifecycle.class))
    @Import(Items.class)
    static class CatalogueOnly {}

    /** The same without a database. */
    @ImportAutoConfiguration({JacksonAutoConfiguration.class, ConfigurationPropertiesAutoConfiguration.class})
    @ComponentScan(
            basePackages = "shaopao.db",
            excludeFilters = @Filter(type = REGEX, pattern = ".*\\.DatabaseConfiguration"))
    @Import({NoDatabase.class, Items.class})
    static class FilesOnly {}

    @ComponentScan(
            basePackages = {
                "shaopao.secrets",
                "shaopao.audit",
                "shaopao.calendar",
                "shaopao.rules",
                "shaopao.files",
                "shaopao.people",
                "shaopao.access",
                "shaopao.forms",
                "shaopao.workflow",
                "shaopao.notices",
                "shaopao.hall"
            },
            excludeFilters =
                    @Filter(
                            type = ASSIGNABLE_TYPE,
                            value = {SmartLifecycle.class, SmartInitializingSingleton.class}))
    @ConfigurationPropertiesScan("shaopao")
    static class Items {}

    static BuildProperties program() {
        try {
            var all = PropertiesLoaderUtils.loadProperties(new ClassPathResource("META-INF/build-info.properties"));
            var ours = new java.util.Properties();
            all.forEach((key, value) -> ours.put(key.toString().replaceFirst("^build\\.", ""), value));
            return new BuildProperties(ours);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
