package shaopao.forms;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import shaopao.people.CodeTable;
import shaopao.people.PersonKind;

/**
 * What the registers say of all that some answers name. What is not in it, the person who answers may not name.
 *
 * @param tables codes by the name of their table
 */
record Known(
        Map<UUID, NamedPerson> persons,
        Map<UUID, NamedPlace> units,
        Map<UUID, NamedPlace> classes,
        Map<String, CodeList> tables,
        Map<UUID, NamedFile> files) {

    static final Known NOTHING = new Known(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    record NamedPerson(String name, PersonKind kind) {}

    record NamedPlace(String code, String name) {}

    record NamedFile(String name, String mediaType, long bytes) {}

    /** The codes of one table. */
    record CodeList(Map<String, CodeTable.Code> codes, Set<String> headings) {

        static CodeList of(CodeTable table) {
            Map<String, CodeTable.Code> codes = new HashMap<>();
            table.codes().forEach(code -> codes.put(code.code(), code));
            Set<String> above = table.codes().stream()
                    .map(code -> code.parent() == null ? "" : code.parent())
                    .collect(Collectors.toSet());
            return new CodeList(Map.copyOf(codes), Set.copyOf(above));
        }

        boolean has(String code) {
            return codes.containsKey(code);
        }

        /** No other code is below it. */
        boolean isLast(String code) {
            return codes.containsKey(code) && !headings.contains(code);
        }

        /** The names from the top down to the code, put together: "浙江省杭州市西湖区". */
        String path(String code) {
            StringBuilder path = new StringBuilder();
            String at = code;
            for (int level = 0; level < 9 && at != null && codes.get(at) != null; level++) {
                CodeTable.Code one = codes.get(at);
                boolean filler = one.name().equals("市辖区") || one.name().equals("县");
                path.insert(0, filler && level > 0 ? "" : one.name());
                at = one.parent();
            }
            return path.toString();
        }
    }
}
