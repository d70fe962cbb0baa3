package shaopao.rules;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelUnknownSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compiles expressions of one environment and runs them with cel-java. */
final class CelEngine {

    /** Parses without macros: the tree as it was written. */
    private static final CelParser PLAIN = CelParserFactory.standardCelParserBuilder()
            .setOptions(CelLanguage.OPTIONS)
            .build();

    /** Not the newer planner: in 0.14.0 it lets the error of a loop pass through == and != as if it were a value. */
    private static final CelRuntime RUNTIME = CelRuntimeFactory.legacyCelRuntimeBuilder()
            .setStandardEnvironmentEnabled(false)
            .setOptions(CelLanguage.OPTIONS)
            .setStandardFunctions(CelLanguage.STANDARD)
            .addFunctionBindings(CelLanguage.OURS.bindings())
            .build();

    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("undefined field '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '([^']*)'.*", Pattern.DOTALL);

    private final Environment environment;
    private final CelCompiler compiler;

    CelEngine(Environment environment) {
        this.environment = environment;
        Map<String, CelType> records = new LinkedHashMap<>();
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(CelLanguage.OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelLanguage.DECLARATIONS)
                .setStandardMacros(
                        CelStandardMacro.HAS,
                        CelStandardMacro.ALL,
                        CelStandardMacro.EXISTS,
                        CelStandardMacro.EXISTS_ONE,
                        CelStandardMacro.FILTER,
                        CelStandardMacro.MAP)
                .addFunctionDeclarations(CelLanguage.OURS.declarations());
        environment.variables().forEach((name, type) -> builder.addVar(name, celType(type, name, records)));
        builder.setTypeProvider(new Records(ImmutableMap.copyOf(records)));
        this.compiler = builder.build();
    }

    /** A compiled expression. */
    interface Program {
        Outcome run(Map<String, Object> variables);
    }

    Compilation compile(String expression, RuleType result) {
        if (expression.codePointCount(0, expression.length()) > RuleLimits.CHARACTERS_MAX) {
            return new Compilation.Refused(
                    1, 1, Compilation.Reason.TOO_LONG, Map.of("max", String.valueOf(RuleLimits.CHARACTERS_MAX)));
        }
        if (nesting(expression) > RuleLimits.BRACKETS_MAX) {
            return new Compilation.Refused(1, 1, Compilation.Reason.TOO_COMPLEX, Map.of("name", "( )"));
        }
        try {
            CelAbstractSyntaxTree written = PLAIN.parse(expression).getAst();
            ExpressionRules.Walk walk = ExpressionRules.walk(
                    written.getExpr(), environment.variables().keySet());
            if (walk.flaw().isPresent()) {
                return refused(written.getSource(), walk.flaw().get());
            }
            CelValidationResult checked = compiler.compile(expression);
            CelAbstractSyntaxTree tree = checked.getAst();
            return accepted(expression, tree, walk.mentioned(), result);
        } catch (CelValidationException e) {
            return refused(e.getErrors().getFirst());
        }
    }

    /** How deep brackets nest, those within texts counted as well: nothing deep reaches a parser. */
    private static int nesting(String expression) {
        int depth = 0;
        int deepest = 0;
        for (int at = 0; at < expression.length(); at++) {
            char sign = expression.charAt(at);
            depth += "([{".indexOf(sign) >= 0 ? 1 : 0;
            depth -= ")]}".indexOf(sign) >= 0 && depth > 0 ? 1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    private Compilation accepted(
            String expression, CelAbstractSyntaxTree tree, Set<String> mentioned, RuleType result) {
        Optional<ExpressionRules.Flaw> flaw = TypeRules.firstFlaw(tree);
        if (flaw.isPresent()) {
            return refused(tree.getSource(), flaw.get());
        }
        if (!TypeRules.fits(celType(result, "result", new LinkedHashMap<>()), tree.getResultType())) {
            return new Compilation.Refused(
                    1,
                    1,
                    Compilation.Reason.WRONG_RESULT,
                    Map.of("expected", result.toString(), "found", CelNames.of(tree.getResultType())));
        }
        return new Compilation.Compiled(new Rule(expression, environment, mentioned, program(tree)));
    }

    private static Program program(CelAbstractSyntaxTree tree) {
        try {
            CelRuntime.Program program = RUNTIME.createProgram(tree);
            return variables -> run(program, variables);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome run(CelRuntime.Program program, Map<String, Object> variables) {
        try {
            Object value = program.trace(variables, new Steps());
            // what the engine returns when it lacked a variable that it needed
            return value instanceof CelUnknownSet
                    ? new Outcome.Failed(Outcome.Failure.ABSENT, value.toString())
                    : new Outcome.Value(value);
        } catch (CelEvaluationException e) {
            String detail = String.valueOf(e.getMessage());
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof RuleFunctions.FailureException ours) {
                    return new Outcome.Failed(ours.failure(), detail);
                }
                // the engine has no code for times beyond the years 1 to 9999
                if (String.valueOf(cause.getMessage()).startsWith("Timestamp is not valid")
                        || String.valueOf(cause.getMessage()).startsWith("Duration is not valid")) {
                    return new Outcome.Failed(Outcome.Failure.OVERFLOW, detail);
                }
            }
            return new Outcome.Failed(failure(e.getErrorCode()), detail);
        }
    }

    private static Outcome.Failure failure(CelErrorCode code) {
        return switch (code) {
            case ATTRIBUTE_NOT_FOUND -> Outcome.Failure.ABSENT;
            case DIVIDE_BY_ZERO -> Outcome.Failure.DIVISION_BY_ZERO;
            case NUMERIC_OVERFLOW -> Outcome.Failure.OVERFLOW;
            case INDEX_OUT_OF_BOUNDS -> Outcome.Failure.OUT_OF_RANGE;
            case BAD_FORMAT -> Outcome.Failure.NOT_CONVERTIBLE;
            default -> Outcome.Failure.OTHER;
        };
    }

    private static Compilation refused(CelSource source, ExpressionRules.Flaw flaw) {
        CelSourceLocation place = Optional.ofNullable(source.getPositionsMap().get(flaw.node()))
                .flatMap(source::getOffsetLocation)
                .orElse(CelSourceLocation.of(1, 0));
        return new Compilation.Refused(place.getLine(), place.getColumn() + 1, flaw.reason(), flaw.facts());
    }

    private static Compilation refused(CelIssue issue) {
        CelSourceLocation place = issue.getSourceLocation();
        int line = Math.max(1, place.getLine());
        int column = Math.max(0, place.getColumn()) + 1;
        String message = issue.getMessage();
        Matcher overload = OVERLOAD.matcher(message);
        if (overload.matches()) {
            return new Compilation.Refused(
                    line,
                    column,
                    Compilation.Reason.WRONG_TYPES,
                    Map.of("name", CelNames.operator(overload.group(1)), "types", overload.group(2)));
        }
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            return new Compilation.Refused(
                    line, column, Compilation.Reason.UNKNOWN_NAME, Map.of("name", undeclared.group(1)));
        }
        Matcher field = FIELD.matcher(message);
        if (field.matches()) {
            return new Compilation.Refused(
                    line, column, Compilation.Reason.UNKNOWN_FIELD, Map.of("name", field.group(1)));
        }
        if (message.contains("recursion limit")) {
            return new Compilation.Refused(line, column, Compilation.Reason.TOO_COMPLEX, Map.of("name", ""));
        }
        boolean types = message.startsWith("expected type") || message.contains("type");
        return new Compilation.Refused(
                line,
                column,
                types ? Compilation.Reason.WRONG_TYPES : Compilation.Reason.SYNTAX,
                Map.of("name", "", "types", "", "detail", message));
    }

    private static CelType celType(RuleType type, String path, Map<String, CelType> records) {
        return switch (type) {
            case RuleType.Plain plain ->
                switch (plain) {
                    case TEXT -> SimpleType.STRING;
                    case INT, MONEY -> SimpleType.INT;
                    case DOUBLE -> SimpleType.DOUBLE;
                    case BOOL -> SimpleType.BOOL;
                    case DATE -> CelLanguage.DATE;
                    case TIMESTAMP -> SimpleType.TIMESTAMP;
                    case DURATION -> SimpleType.DURATION;
                };
            case RuleType.ListOf(RuleType element) -> ListType.create(celType(element, path + ".element", records));
            case RuleType.MapOf(RuleType value) ->
                MapType.create(SimpleType.STRING, celType(value, path + ".value", records));
            case RuleType.RecordOf(Map<String, RuleType> fields) -> {
                ImmutableMap.Builder<String, CelType> builder = ImmutableMap.builder();
                fields.forEach((name, of) -> builder.put(name, celType(of, path + "." + name, records)));
                ImmutableMap<String, CelType> types = builder.buildOrThrow();
                CelType struct = StructType.create(
                        "record." + path, types.keySet(), name -> Optional.ofNullable(types.get(name)));
                records.put(struct.name(), struct);
                yield struct;
            }
        };
    }

    /** The record types of one environment. */
    private record Records(ImmutableMap<String, CelType> byName) implements CelTypeProvider {

        @Override
        public ImmutableCollection<CelType> types() {
            return byName.values();
        }

        @Override
        public Optional<CelType> findType(String name) {
            return Optional.ofNullable(byName.get(name));
        }
    }
}
