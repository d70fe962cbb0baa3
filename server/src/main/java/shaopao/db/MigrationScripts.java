package shaopao.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The migration scripts of this program, in the order in which they run. */
final class MigrationScripts {

    private final Map<String, List<Script>> byModule;

    private MigrationScripts(Map<String, List<Script>> byModule) {
        this.byModule = byModule;
    }

    /** One file {@code V1__what_for.sql} of one module. */
    record Script(String module, String name, String text) {

        int version() {
            return Integer.parseInt(name.substring(1, name.indexOf("__")));
        }
    }

    static MigrationScripts onClassPath() {
        try {
            Resource[] files =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/V*__*.sql");
            return new MigrationScripts(Stream.of(files)
                    .map(MigrationScripts::read)
                    .sorted(Comparator.comparingInt(Script::version))
                    .collect(Collectors.groupingBy(Script::module, TreeMap::new, Collectors.toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Script read(Resource file) {
        try {
            String[] path = file.getURL().getPath().split("/");
            return new Script(
                    path[path.length - 2],
                    path[path.length - 1],
                    new String(file.getContentAsByteArray(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Collection<String> modules() {
        return byModule.keySet();
    }

    List<Script> of(String module) {
        return byModule.getOrDefault(module, List.of());
    }

    /** Those of a module that are named, in order. */
    List<Script> of(String module, Collection<String> names) {
        return of(module).stream()
                .filter(script -> names.contains(script.name()))
                .toList();
    }

    /** SHA-256 over names and texts. */
    static String digest(List<Script> scripts) {
        MessageDigest digest = Sha256.digest();
        for (Script script : scripts) {
            digest.update(script.name().getBytes(StandardCharsets.UTF_8));
            digest.update(script.text().getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
