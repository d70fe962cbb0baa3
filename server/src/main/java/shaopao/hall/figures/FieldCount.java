package shaopao.hall.figures;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import shaopao.forms.Field;
import shaopao.forms.Form;
import shaopao.forms.Forms;
import shaopao.forms.Prefilled;
import shaopao.forms.Shape;
import shaopao.kernel.PersonId;

/** Counts of a form how many fields the applicant had to fill in, and how many stood there already. */
@Component
class FieldCount {

    private final Forms forms;

    FieldCount(Forms forms) {
        this.forms = forms;
    }

    record Count(int typed, int prefilled) {}

    Count of(Form form, PersonId person, Map<String, Object> answers) {
        Map<String, Object> known = new HashMap<>();
        for (Prefilled one : forms.prefilled(form, person)) {
            known.put(one.field(), one.value());
        }
        int typed = 0;
        int prefilled = 0;
        for (Field field : form.fields()) {
            Object answer = answers.get(field.key());
            if (answer == null || field.shape() instanceof Shape.Computed) {
                continue;
            }
            Object offered = known.get(field.key());
            if (offered != null && String.valueOf(offered).equals(String.valueOf(answer))) {
                prefilled++;
            } else {
                typed++;
            }
        }
        return new Count(typed, prefilled);
    }
}
