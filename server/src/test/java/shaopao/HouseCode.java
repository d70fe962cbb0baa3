package shaopao;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The house's own code as the house tests read it: classes, sources, migrations, the files of the repository. */
final class HouseCode {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path SOURCES = Path.of("src/main/java/shaopao");
    static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("shaopao");

    private HouseCode() {}

    static JavaClasses production() {
        return PRODUCTION;
    }

    static List<ApplicationModule> modules() {
        return ApplicationModules.of(Shaopao.class).stream().toList();
    }

    static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    /** The module of a class of ours, or the empty text for the root and for others' classes. */
    static String module(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith("shaopao.")) {
            return "";
        }
        String rest = name.substring("shaopao.".length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    /** The text of a module's package-info. */
    static String declaration(ApplicationModule module) {
        return read(SOURCES.resolve(name(module)).resolve("package-info.java"));
    }

    static List<Path> files(Path folder, String... endings) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> Stream.of(endings).anyMatch(path.toString()::endsWith))
                    .filter(path -> !path.toString().contains("node_modules"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compares a generated file with the committed one; writes it when run with {@code -Dgenerate=true}. */
    static void upToDate(Path file, String content) {
        try {
            if (Boolean.getBoolean("generate")) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        org.assertj.core.api.Assertions.assertThat(Files.exists(file) ? read(file) : "")
                .as(
                        "%s is stale: run ./shaopao generate and commit it",
                        ROOT.relativize(file.toAbsolutePath().normalize()))
                .isEqualTo(content);
    }
}
