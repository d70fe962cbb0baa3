package shaopao.people;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;

/** Rows for the staging table, written in the text format of PostgreSQL's COPY. */
final class StagedRows {

    static final String COLUMNS = """
            row_number, person_id, is_new, number, name, name_latin, sex, birth_on, nationality, ethnic_group,
            political_status, id_type, id_hash, id_shown, id_sealed, kind, kind_code, unit_id, class_id, major_code,
            from_on, until_on, phone, mail, keys, next_id""";

    private final StringBuilder text = new StringBuilder();

    void add(PersonRow row, PersonId person, boolean isNew, String hash, byte @Nullable [] sealed) {
        boolean identity = !row.identityNumber().isEmpty();
        put(row.rowNumber());
        put(person);
        put(isNew);
        put(row.number());
        put(row.name());
        put(row.nameLatin());
        put(row.sex());
        put(row.birthOn());
        put(row.nationality());
        put(row.ethnicGroup());
        put(row.politicalStatus());
        put(identity ? row.identityType() : "");
        put(identity ? "\\x" + hash : "");
        put(identity ? Masks.identity(row.identityNumber()) : "");
        put(sealed == null ? "" : "\\x" + HexFormat.of().formatHex(sealed));
        put(row.kind());
        put(row.kindCode());
        put(row.unitId());
        put(row.classId());
        put(row.majorCode());
        put(row.from());
        put(row.until());
        put(row.phone());
        put(row.mail());
        put(String.join(" ", NameRules.keys(row.name(), row.nameLatin(), List.of(row.number()))));
        put(Ids.next());
        text.setCharAt(text.length() - 1, '\n');
    }

    /** An empty text is null. */
    private void put(@Nullable Object value) {
        String cell = Objects.toString(value, "");
        if (cell.isEmpty()) {
            text.append("\\N\t");
            return;
        }
        for (int place = 0; place < cell.length(); place++) {
            char character = cell.charAt(place);
            switch (character) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(character);
            }
        }
        text.append('\t');
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
