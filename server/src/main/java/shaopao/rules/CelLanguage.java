package shaopao.rules;

import static dev.cel.common.CelOverloadDecl.newGlobalOverload;
import static dev.cel.common.CelOverloadDecl.newMemberOverload;
import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.DURATION;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.cel.common.types.SimpleType.TIMESTAMP;

import com.google.re2j.Pattern;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.cel.runtime.CelStandardFunctions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CEL as we speak it: its options, the type for dates, and our functions with what they do. */
final class CelLanguage {

    static final CelType DATE = OpaqueType.create("date");

    static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(RuleLimits.CHARACTERS_MAX)
            .maxParseRecursionDepth(500)
            .retainRepeatedUnaryOperators(true)
            .enableReservedIds(true)
            .enableOptionalSyntax(false)
            .enableQuotedIdentifierSyntax(false)
            .enableHeterogeneousNumericComparisons(true)
            .errorOnIntWrap(true)
            .errorOnDuplicateMapKeys(true)
            .enableRegexPartialMatch(true)
            .build();

    static final CelStandardDeclarations DECLARATIONS = CelStandardDeclarations.newBuilder()
            .excludeFunctions(
                    CelStandardDeclarations.StandardFunction.TIMESTAMP,
                    CelStandardDeclarations.StandardFunction.DURATION,
                    CelStandardDeclarations.StandardFunction.INT,
                    CelStandardDeclarations.StandardFunction.DOUBLE,
                    CelStandardDeclarations.StandardFunction.STRING,
                    CelStandardDeclarations.StandardFunction.MATCHES)
            .build();

    static final CelStandardFunctions STANDARD = CelStandardFunctions.newBuilder()
            .excludeFunctions(
                    CelStandardFunctions.StandardFunction.TIMESTAMP,
                    CelStandardFunctions.StandardFunction.DURATION,
                    CelStandardFunctions.StandardFunction.INT,
                    CelStandardFunctions.StandardFunction.DOUBLE,
                    CelStandardFunctions.StandardFunction.STRING,
                    CelStandardFunctions.StandardFunction.MATCHES)
            .build();

    private final Map<String, List<CelOverloadDecl>> overloads = new LinkedHashMap<>();
    private final Map<String, List<CelFunctionBinding>> bindings = new LinkedHashMap<>();

    private CelLanguage() {
        numbers();
        times();
        dates();
        lists();
        overloads
                .computeIfAbsent("matches", _ -> new ArrayList<>())
                .add(newMemberOverload("our_matches", BOOL, STRING, STRING));
        bind("matches", CelFunctionBinding.from("our_matches", String.class, String.class, CelLanguage::matches));
    }

    /** Our functions, once; engines are made from them. */
    static final CelLanguage OURS = new CelLanguage();

    List<CelFunctionDecl> declarations() {
        return overloads.entrySet().stream()
                .map(function -> CelFunctionDecl.newFunctionDeclaration(function.getKey(), function.getValue()))
                .toList();
    }

    List<CelFunctionBinding> bindings() {
        return bindings.values().stream().flatMap(List::stream).toList();
    }

    private void numbers() {
        unary("int", INT, INT, Long.class, number -> number);
        unary("int", INT, DOUBLE, Double.class, RuleFunctions::toInt);
        unary("int", INT, STRING, String.class, RuleFunctions::toInt);
        unary("double", DOUBLE, DOUBLE, Double.class, number -> number);
        unary("double", DOUBLE, INT, Long.class, number -> (double) number);
        unary("double", DOUBLE, STRING, String.class, RuleFunctions::toDouble);
        unary("string", STRING, STRING, String.class, text -> text);
        unary("string", STRING, INT, Long.class, String::valueOf);
        unary("string", STRING, BOOL, Boolean.class, String::valueOf);
        unary("string", STRING, DATE, LocalDate.class, RuleFunctions::text);
    }

    private void times() {
        unary("timestamp", TIMESTAMP, STRING, String.class, RuleFunctions::timestamp);
        unary("duration", DURATION, STRING, String.class, RuleFunctions::duration);
        unary("hour", INT, TIMESTAMP, Instant.class, RuleFunctions::hour);
        unary("minute", INT, TIMESTAMP, Instant.class, RuleFunctions::minute);
        unary("minutes", INT, DURATION, Duration.class, RuleFunctions::minutes);
    }

    private void dates() {
        unary("date", DATE, STRING, String.class, RuleFunctions::date);
        unary("date", DATE, TIMESTAMP, Instant.class, RuleFunctions::date);
        unary("year", INT, DATE, LocalDate.class, date -> (long) date.getYear());
        unary("month", INT, DATE, LocalDate.class, date -> (long) date.getMonthValue());
        unary("day", INT, DATE, LocalDate.class, date -> (long) date.getDayOfMonth());
        unary("weekday", INT, DATE, LocalDate.class, date ->
                (long) date.getDayOfWeek().getValue());
        binary("daysBetween", INT, LocalDate.class, DATE, RuleFunctions::daysBetween);
        binary("yearsBetween", INT, LocalDate.class, DATE, RuleFunctions::yearsBetween);
        binary("plusDays", DATE, Long.class, INT, RuleFunctions::plusDays);
        compare("_<_", (one, other) -> one.isBefore(other));
        compare("_<=_", (one, other) -> !one.isAfter(other));
        compare("_>_", (one, other) -> one.isAfter(other));
        compare("_>=_", (one, other) -> !one.isBefore(other));
    }

    /** Of numbers, in order; the least and the greatest of none are absent. */
    private void lists() {
        overList("sum", INT, INT, RuleFunctions::sumOfInts);
        overList("sum", DOUBLE, DOUBLE, RuleFunctions::sumOfDoubles);
        overList("min", INT, INT, list -> RuleFunctions.extreme(list, -1, Long.class));
        overList("min", DOUBLE, DOUBLE, list -> RuleFunctions.extreme(list, -1, Double.class));
        overList("max", INT, INT, list -> RuleFunctions.extreme(list, 1, Long.class));
        overList("max", DOUBLE, DOUBLE, list -> RuleFunctions.extreme(list, 1, Double.class));
    }

    @SuppressWarnings("rawtypes")
    private void overList(String name, CelType result, CelType element, CelFunctionOverload.Unary<List> body) {
        String id = "our_" + name + "_list_" + element.name();
        declare(name, newGlobalOverload(id, result, ListType.create(element)));
        bind(name, CelFunctionBinding.from(id, List.class, body));
    }

    private <T> void unary(
            String name, CelType result, CelType given, Class<T> type, CelFunctionOverload.Unary<T> body) {
        String id = "our_" + name + "_" + given.name().replaceAll("[^a-z]", "_");
        declare(name, newGlobalOverload(id, result, given));
        bind(name, CelFunctionBinding.from(id, type, body));
    }

    /** A function whose first argument is a date. */
    private <T> void binary(
            String name, CelType result, Class<T> type, CelType second, CelFunctionOverload.Binary<LocalDate, T> body) {
        String id = "our_" + name;
        declare(name, newGlobalOverload(id, result, DATE, second));
        bind(name, CelFunctionBinding.from(id, LocalDate.class, type, body));
    }

    private void compare(String operator, CelFunctionOverload.Binary<LocalDate, LocalDate> body) {
        String id = "our_date" + operator;
        declare(operator, newGlobalOverload(id, BOOL, DATE, DATE));
        bind(operator, CelFunctionBinding.from(id, LocalDate.class, LocalDate.class, body));
    }

    private void bind(String name, CelFunctionBinding binding) {
        bindings.computeIfAbsent(name, _ -> new ArrayList<>()).add(binding);
    }

    private void declare(String name, CelOverloadDecl overload) {
        overloads.computeIfAbsent(name, _ -> new ArrayList<>()).add(overload);
    }

    private static boolean matches(String text, String pattern) {
        if (text.length() > RuleLimits.MATCHED_TEXT_MAX) {
            throw new RuleFunctions.FailureException(Outcome.Failure.TOO_LARGE, "matches on " + text.length());
        }
        return Pattern.compile(pattern).matcher(text).find();
    }
}
