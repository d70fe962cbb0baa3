package shaopao.forms;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is asked for one purpose, in the order in which it is asked. */
public record Form(List<Field> fields) {

    public Form {
        fields = List.copyOf(fields);
    }

    /** The form without some fields, for a reader from whom they are hidden. */
    public Form without(Set<String> keys) {
        return new Form(
                fields.stream().filter(field -> !keys.contains(field.key())).toList());
    }

    /** The field of this key; those within tables and groups are not looked at. */
    public Optional<Field> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }
}
