package shaopao.hall.desk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.kernel.Problem;
import shaopao.kernel.ProblemException;
import shaopao.workflow.CaseId;

/** Gives many applications at once. Each is given by itself: what another has taken meanwhile stays with them. */
@Component
class Assignments {

    private final Desk desk;
    private final MessageSource messages;

    Assignments(Desk desk, MessageSource messages) {
        this.desk = desk;
        this.messages = messages;
    }

    /**
     * What became of one.
     *
     * @param problem code of the refusal
     * @param reason the same in words
     */
    record AssignmentResult(CaseId application, Optional<String> problem, Optional<String> reason) {}

    List<AssignmentResult> assign(Actor actor, List<QueueController.OneToAssign> applications, Optional<PersonId> to) {
        return applications.stream().map(one -> assign(actor, one, to)).toList();
    }

    private AssignmentResult assign(Actor actor, QueueController.OneToAssign one, Optional<PersonId> to) {
        CaseId id = new CaseId(one.application());
        try {
            desk.assign(actor, id, one.from(), to);
            return new AssignmentResult(id, Optional.empty(), Optional.empty());
        } catch (ProblemException refused) {
            Problem problem = refused.problem();
            return new AssignmentResult(id, Optional.of(problem.slug()), Optional.of(told(problem)));
        }
    }

    private String told(Problem problem) {
        Locale locale = LocaleContextHolder.getLocale();
        return String.valueOf(
                messages.getMessage("problem." + problem.name() + ".title", null, problem.name(), locale));
    }
}
