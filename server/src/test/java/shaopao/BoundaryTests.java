package shaopao;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Problem;

/** The walls inside and between modules; each message says what to write instead. */
@Tag("once")
class BoundaryTests {

    /** A third-party engine and the only modules that may know it. */
    private static final Map<String, List<String>> VENDOR_GATES = Map.ofEntries(
            Map.entry("dev.cel", List.of("rules")),
            Map.entry("org.flywaydb", List.of("db")),
            Map.entry("com.zaxxer.hikari", List.of("db")),
            Map.entry("org.apache.commons.compress", List.of("db")),
            Map.entry("org.yaml", List.of("hall")),
            Map.entry("org.apache.tika", List.of("files")),
            Map.entry("org.dhatim", List.of("people")),
            Map.entry("de.siegmar", List.of("people", "transport", "wallet")),
            Map.entry("org.springframework.security", List.of("access", "devices")),
            Map.entry("com.google.protobuf", List.of("transport")),
            Map.entry("com.webauthn4j", List.of("access")),
            Map.entry("com.nimbusds", List.of("access")),
            Map.entry("org.apereo.cas", List.of("access")),
            Map.entry("org.bouncycastle", List.of("access", "devices", "gates", "secrets", "pass", "seals", "audit")),
            Map.entry("com.wechat.pay", List.of("wallet")),
            Map.entry("com.alipay", List.of("wallet")),
            Map.entry("okhttp3", List.of("wallet")),
            Map.entry("org.jsmpp", List.of("notices")),
            Map.entry("jakarta.mail", List.of("notices")),
            Map.entry("org.eclipse.angus", List.of("notices")),
            Map.entry("org.postgresql", List.of("db", "http", "people")));

    /**
     * Posts that need no key: of people who are not signed in yet (a key is kept per person); questions that change
     * nothing; what a machine signs with a number that counts once; and acts whose repeat finds nothing left to do.
     */
    private static final List<String> REPEATABLE = List.of(
            "BookingController.bookAny",
            "CalendarController.deadline",
            "CallbackController.callBack",
            "ChoiceController.unsubscribe",
            "NoticesDeskController.preview",
            "DeviceController.enrol",
            "DeviceController.seen",
            "DrawController.askForSeat",
            "FilesController.link",
            "FilesController.quarantine",
            "FindingController.planSeries",
            "KioskController.beginItem",
            "KioskController.enterKiosk",
            "KioskController.takeNumber",
            "PasskeyController.creation",
            "PasskeyController.signIn",
            "PasskeyController.signInQuestion",
            "PasskeyController.stepUp",
            "PasskeyController.stepUpQuestion",
            "ReaderController.decide",
            "ServiceCounterController.letIn",
            "ReaderController.session",
            "ReaderController.take",
            "PolicyController.trial",
            "RealtimeController.takeRealtime",
            "RulesController.check",
            "SessionController.endOthers",
            "SessionController.endOf",
            "SetUpController.setUp",
            "SignInController.activate",
            "SignInController.changePassword",
            "SignInController.signIn",
            "SignInController.signOut",
            "SignInController.stepUp",
            "TopUpController.channelTold",
            "UpstreamController.notice",
            "VersionController.readFlow");

    private static final Pattern QUALIFIED_TABLE =
            Pattern.compile("(?i)\\b(?:from|join|into|update|table|truncate|on|copy)\\s+([a-z_]+)\\.[a-z_]+");

    @Test
    void everyEndpointSaysWhoMayCallIt() {
        assertThat(endpoints().filter(method -> !method.isAnnotatedWith(MayCall.class)))
                .as("put @MayCall on the method: anyone, signed-in, or a permission")
                .isEmpty();
    }

    @Test
    void everyPostHappensOnce() {
        assertThat(endpoints()
                        .filter(method -> method.isAnnotatedWith(PostMapping.class))
                        .filter(method -> !method.isAnnotatedWith(Once.class))
                        .map(method -> method.getOwner().getSimpleName() + "." + method.getName()))
                .as("put @Once on a POST that creates or moves something; only what may be repeated stands here")
                .containsExactlyInAnyOrderElementsOf(REPEATABLE);
    }

    @Test
    void controllersAndStoresStayIndoors() {
        assertThat(types().filter(type -> type.getSimpleName().matches(".+(Controller|Store|Rules|Jobs)"))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)))
                .as("make it package-private; others talk to the facade")
                .isEmpty();
    }

    @Test
    void onlyStoresAskTheDatabase() {
        assertThat(types().filter(type -> !HouseCode.module(type).equals("db"))
                        .filter(type -> !type.getSimpleName().endsWith("Store"))
                        .filter(type -> !type.getEnclosingClass()
                                .map(outer -> outer.getSimpleName().endsWith("Store"))
                                .orElse(false))
                        .filter(type -> type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(dependency -> dependency
                                        .getTargetClass()
                                        .getName()
                                        .equals("org.springframework.jdbc.core.simple.JdbcClient")))
                        .map(JavaClass::getName))
                .as("move the SQL to the module's …Store")
                .isEmpty();
    }

    @Test
    void kernelKnowsNoFramework() {
        assertThat(types().filter(type -> HouseCode.module(type).equals("kernel"))
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .filter(type -> type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(dependency ->
                                        dependency.getTargetClass().getName().startsWith("org.springframework"))))
                .isEmpty();
    }

    @Test
    void rulesKnowNoSpringAndNoClock() {
        assertThat(types().filter(type -> type.getSimpleName().matches(".+Rules"))
                        .filter(type -> type.getDirectDependenciesFromSelf().stream()
                                .map(dependency -> dependency.getTargetClass().getName())
                                .anyMatch(name ->
                                        name.startsWith("org.springframework") || name.equals("java.time.Clock"))))
                .as("hand the facts and the instant to the rule as arguments")
                .isEmpty();
    }

    @Test
    void eachThirdPartyEngineHasItsGate() {
        var offences = new TreeSet<String>();
        types().forEach(type -> type.getDirectDependenciesFromSelf()
                .forEach(dependency -> VENDOR_GATES.forEach((vendor, gates) -> {
                    String module = HouseCode.module(type);
                    if (dependency.getTargetClass().getName().startsWith(vendor + ".")
                            && !module.isEmpty()
                            && !gates.contains(module)) {
                        offences.add("%s uses %s, which only %s may know"
                                .formatted(type.getName(), vendor, String.join(", ", gates)));
                    }
                })));
        assertThat(offences).isEmpty();
    }

    @Test
    void sqlStaysInItsOwnSchema() {
        List<String> schemas = HouseCode.modules().stream().map(HouseCode::name).toList();
        var offences = new TreeSet<String>();
        for (String module : schemas) {
            Stream<Path> files = Stream.concat(
                    HouseCode.files(HouseCode.SOURCES.resolve(module), ".java").stream(),
                    HouseCode.files(HouseCode.MIGRATIONS.resolve(module), ".sql").stream());
            files.forEach(file -> {
                Matcher matcher = QUALIFIED_TABLE.matcher(withoutComments(HouseCode.read(file)));
                while (matcher.find()) {
                    String schema = matcher.group(1).toLowerCase(Locale.ROOT);
                    if (schemas.contains(schema) && !schema.equals(module)) {
                        offences.add("%s reaches into %s: %s".formatted(file, schema, matcher.group()));
                    }
                }
            });
        }
        assertThat(offences).as("ask the other module's facade").isEmpty();
    }

    @Test
    void everyProblemIsWordedInBothLanguages() {
        var missing = new ArrayList<String>();
        problems().forEach(problem -> {
            String module = problem.getClass().getPackageName().split("\\.")[1];
            for (String suffix : List.of("", "_en")) {
                Properties bundle = bundle(module + suffix);
                for (String part : List.of("title", "detail")) {
                    String key = "problem." + problem.name() + "." + part;
                    if (!bundle.containsKey(key)) {
                        missing.add("messages/" + module + suffix + ".properties lacks " + key);
                    }
                }
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextExistsInBothLanguages() {
        for (Path file : HouseCode.files(Path.of("src/main/resources/messages"), "_en.properties")) {
            String module = file.getFileName().toString().replace("_en.properties", "");
            assertThat(bundle(module).keySet())
                    .as(module)
                    .isEqualTo(bundle(module + "_en").keySet());
        }
    }

    @Test
    void problemNamesAreUniqueInTheHouse() {
        assertThat(problems().map(Problem::name)).doesNotHaveDuplicates();
    }

    private static String withoutComments(String source) {
        return source.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("(?m)(//|--).*$", "")
                .replaceAll("(?m)^import .*$", "");
    }

    private static Stream<JavaClass> types() {
        return HouseCode.production().stream();
    }

    private static Stream<JavaMethod> endpoints() {
        return types().filter(type -> type.isAnnotatedWith(RestController.class)
                        || type.isMetaAnnotatedWith("org.springframework.stereotype.Controller"))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isMetaAnnotatedWith(RequestMapping.class));
    }

    static Stream<Problem> problems() {
        return types().filter(type -> type.isEnum() && type.isAssignableTo(Problem.class))
                .flatMap(type -> Stream.of(type.reflect().getEnumConstants()))
                .map(Problem.class::cast);
    }

    private static Properties bundle(String name) {
        var properties = new Properties();
        try (var reader =
                java.nio.file.Files.newBufferedReader(Path.of("src/main/resources/messages/" + name + ".properties"))) {
            properties.load(reader);
        } catch (java.nio.file.NoSuchFileException e) {
            return properties;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return properties;
    }
}
