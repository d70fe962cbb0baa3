package shaopao.forms;

import java.util.List;
import java.util.Map;

/** What the rules say to a form that was handed in. */
public sealed interface FormVerdict {

    /** The answers as they are to be kept: only visible fields, computed and locked ones by our own hand. */
    record Accepted(Map<String, Object> answers) implements FormVerdict {
        public Accepted {
            answers = Map.copyOf(answers);
        }
    }

    record Flawed(List<FieldFlaw> flaws) implements FormVerdict {
        public Flawed {
            flaws = List.copyOf(flaws);
        }
    }
}
