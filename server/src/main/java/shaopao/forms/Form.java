package shaopao.forms;

import java.util.List;
import java.util.Optional;

/** What is asked for one purpose, in the order in which it is asked. */
public record Form(List<Field> fields) {

    public Form {
        fields = List.copyOf(fields);
    }

    /** The field of this key; those within tables and groups are not looked at. */
    public Optional<Field> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }
}
