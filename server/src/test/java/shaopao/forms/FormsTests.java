package shaopao.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shaopao.ModuleTest;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;

@ModuleTest
class FormsTests {

    @Autowired
    Forms forms;

    @Test
    void draftIsOnePerPersonAndFormAndIsFoundAgain() {
        PersonId person = PersonId.next();
        assertThat(forms.draft(person, "student-leave")).isEmpty();
        forms.save(person, "student-leave", Map.of("reason", "回"));
        Draft later = forms.save(person, "student-leave", Map.of("reason", "回家", "kind", "personal"));
        assertThat(later.revision()).isEqualTo(2);
        assertThat(forms.draft(person, "student-leave")).hasValue(later);
        assertThat(forms.drafts(person)).containsExactly(later);
        assertThat(forms.draft(PersonId.next(), "student-leave")).isEmpty();
        forms.discard(person, "student-leave");
        assertThat(forms.draft(person, "student-leave")).isEmpty();
    }

    @Test
    void draftBeyondAllMeasureIsRefused() {
        assertThatThrownBy(() -> forms.save(PersonId.next(), "student-leave", Map.of("reason", "长".repeat(100_001))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(FormsProblem.DRAFT_TOO_LARGE));
    }
}
