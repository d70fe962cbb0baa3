package shaopao.hall;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.forms.Draft;
import shaopao.forms.Field;
import shaopao.forms.Forms;
import shaopao.forms.Shape;
import shaopao.hall.catalogue.Catalogue;
import shaopao.hall.catalogue.LiveItem;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.workflow.CaseFile;
import shaopao.workflow.CaseId;

/** Begins applications from earlier ones. */
@Component
class Repeats {

    private final Applications applications;
    private final Catalogue catalogue;
    private final Forms forms;

    Repeats(Applications applications, Catalogue catalogue, Forms forms) {
        this.applications = applications;
        this.catalogue = catalogue;
        this.forms = forms;
    }

    /**
     * Makes the answers of one's own earlier application the draft of a new one, as far as the item still asks for
     * them. What is computed or comes from a register is not taken over.
     */
    @Transactional
    Draft begin(Actor actor, CaseId id, boolean replace) {
        CaseFile file = applications.file(actor, id);
        if (!file.summary().applicant().equals(actor.person())) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        LiveItem live = catalogue.openFor(actor.person(), file.summary().topic());
        String code = live.item().code();
        if (!replace && forms.draft(actor.person(), code).isPresent()) {
            throw new ProblemException(HallProblem.DRAFT_EXISTS);
        }
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Field field : live.item().form().fields()) {
            Object answer = file.answers().get(field.key());
            if (answer != null && takenOver(field)) {
                answers.put(field.key(), answer);
            }
        }
        return forms.save(actor.person(), code, answers);
    }

    private static boolean takenOver(Field field) {
        return !(field.shape() instanceof Shape.Computed) && field.prefill().isEmpty();
    }
}
