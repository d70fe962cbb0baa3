package shaopao.forms;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers as they are kept, brought into the types that rules see. Pure. */
final class StoredAnswers {

    private StoredAnswers() {}

    /** The value as rules see it; empty when it is not of the shape, as it may be after a form has changed. */
    static Optional<Object> typed(Shape shape, Object stored) {
        return switch (shape) {
            case Shape.Day _ -> day(stored);
            case Shape.DayRange _ -> range(stored);
            case Shape.Computed computed ->
                computed.result() == Shape.Computed.Result.DATE ? day(stored) : Optional.of(stored);
            case Shape.Rows rows -> stored instanceof List<?> list ? Optional.of(rows(rows, list)) : Optional.empty();
            case Shape.Text _,
                    Shape.LongText _,
                    Shape.Quantity _,
                    Shape.Money _,
                    Shape.TimeOfDay _,
                    Shape.Choice _,
                    Shape.Named _ -> Optional.of(stored);
            case Shape.Explanation _, Shape.PageBreak _ -> Optional.empty();
        };
    }

    private static Optional<Object> day(@Nullable Object stored) {
        try {
            return stored instanceof String text ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Object> range(Object stored) {
        if (!(stored instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        Optional<Object> from = day(map.get("from"));
        Optional<Object> to = day(map.get("to"));
        return from.isEmpty() || to.isEmpty()
                ? Optional.empty()
                : Optional.of(Map.of("from", from.get(), "to", to.get()));
    }

    private static List<Map<String, Object>> rows(Shape.Rows shape, List<?> list) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Object one : list) {
            if (one instanceof Map<?, ?> row) {
                Map<String, Object> typed = new LinkedHashMap<>();
                for (Field field : shape.asked()) {
                    Object value = row.get(field.key());
                    if (value != null) {
                        typed(field.shape(), value).ifPresent(found -> typed.put(field.key(), found));
                    }
                }
                rows.add(typed);
            }
        }
        return rows;
    }
}
