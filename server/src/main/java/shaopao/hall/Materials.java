package shaopao.hall;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import shaopao.files.FileId;

/** Finds the files among answers, wherever they stand: in a field, in a row of a table, as a signature. */
final class Materials {

    private Materials() {}

    /** A file that an answer names. */
    record Attached(FileId id, String name, long bytes) {}

    static List<Attached> in(Object answer) {
        List<Attached> found = new ArrayList<>();
        collect(answer, found);
        return found;
    }

    private static void collect(Object answer, List<Attached> found) {
        if (answer instanceof List<?> list) {
            list.forEach(one -> {
                if (one != null) {
                    collect(one, found);
                }
            });
        } else if (answer instanceof Map<?, ?> map) {
            if (map.get("id") instanceof String id
                    && map.get("name") instanceof String name
                    && map.get("size") instanceof Number size) {
                add(id, name, size.longValue(), found);
            } else if (map.size() == 1 && map.get("file") instanceof String id) {
                add(id, "", 0, found);
            } else {
                map.values().forEach(one -> {
                    if (one != null) {
                        collect(one, found);
                    }
                });
            }
        }
    }

    private static void add(String id, String name, long bytes, List<Attached> found) {
        try {
            found.add(new Attached(new FileId(UUID.fromString(id)), name, bytes));
        } catch (IllegalArgumentException _) {
            // an answer that names no file
        }
    }
}
