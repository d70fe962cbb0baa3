package shaopao.timetable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import shaopao.kernel.Id;

/** Names one exam. */
record ExamId(@JsonValue UUID value) implements Id {

    @JsonCreator
    public static ExamId of(String text) {
        return new ExamId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
