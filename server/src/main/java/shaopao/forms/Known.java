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

    /**
     * The codes of one table.
     *
     * @param codes all, also those that nobody is offered any more
     * @param headings those that have others below them that are offered
     */
    record CodeList(Map<String, CodeTable.Code> codes, Set<String> headings) {

        static CodeList of(CodeTable table) {
            Map<String, CodeTable.Code> codes = new HashMap<>();
            table.codes().forEach(code -> codes.put(code.code(), code));
            Set<String> above = table.codes().stream()
                    .filter(CodeTable.Code::offered)
                    .map(code -> code.parent() == null ? "" : code.parent())
                    .collect(Collectors.toSet());
            return new CodeList(Map.copyOf(codes), Set.copyOf(above));
        }

        /** Whether it is a code, be it offered or not. */
        boolean knows(String code) {
            return codes.containsKey(code);
        }

        /** Whether it can be chosen today. */
        boolean has(String code) {
            CodeTable.Code one = codes.get(code);
            return one != null && one.offered();
        }

        /** Whether it can be chosen today and no other code is below it. */
        boolean isLast(String code) {
            return has(code) && !headings.contains(code);
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
