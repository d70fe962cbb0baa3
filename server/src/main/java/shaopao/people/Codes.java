package shaopao.people;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The tables of standard codes, as they are shipped with the program; read when the first is asked for. */
@Component
public class Codes {

    private static final class Shipped {
        static final Map<String, CodeTable> TABLES =
                ShippedCodes.tables().stream().collect(Collectors.toMap(CodeTable::name, Function.identity()));
        static final Map<String, Map<String, String>> NAMES = TABLES.values().stream()
                .collect(Collectors.toMap(
                        CodeTable::name,
                        table -> table.codes().stream()
                                .collect(Collectors.toMap(CodeTable.Code::code, CodeTable.Code::name))));
    }

    /** The name of a code; the code itself when it is none of the table. */
    public String name(String table, String code) {
        return Optional.ofNullable(Shipped.NAMES.get(table))
                .map(names -> names.get(code))
                .orElse(code);
    }

    /** The table of this name, for example {@code political-status} or {@code region}. */
    public Optional<CodeTable> table(String name) {
        return Optional.ofNullable(Shipped.TABLES.get(name));
    }
}
