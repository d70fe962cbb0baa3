package shaopao.hall;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseEvent;
import shaopao.workflow.CaseFile;
import shaopao.workflow.CaseStep;
import shaopao.workflow.Outcome;
import shaopao.workflow.Todo;

/** What people are told of the events of a case. Nobody is told what they have just done themselves. */
final class CaseNewsRules {

    private CaseNewsRules() {}

    /** News of the command that ended with the event of this number. */
    static List<CaseNews> news(CaseFile file, int last) {
        List<CaseStep> steps = file.steps();
        if (last < 1 || last > steps.size()) {
            return List.of();
        }
        CaseStep end = steps.get(last - 1);
        int from = last - 1;
        while (from > 0 && sameCommand(steps.get(from - 1), end)) {
            from--;
        }
        List<CaseStep> command = steps.subList(from, last);
        List<CaseNews> news = new ArrayList<>();
        command.forEach(step -> news(file, step, command).ifPresent(news::add));
        return news;
    }

    private static boolean sameCommand(CaseStep one, CaseStep other) {
        return one.at().equals(other.at()) && one.person().equals(other.person());
    }

    private static Optional<CaseNews> news(CaseFile file, CaseStep step, List<CaseStep> command) {
        PersonId applicant = file.summary().applicant();
        return switch (step.event()) {
            case CaseEvent.TodoOpened todo -> asked(step, todo, command);
            case CaseEvent.Informed(String node, List<PersonId> people) ->
                some(CaseNoticeKinds.TOLD, step, people, node, "");
            case CaseEvent.Copied copied -> some(CaseNoticeKinds.TOLD, step, copied.people(), "", copied.text());
            case CaseEvent.Commented commented -> {
                Set<PersonId> people = new HashSet<>(commented.mentioned());
                people.add(applicant);
                yield some(CaseNoticeKinds.COMMENTED, step, people, "", commented.text());
            }
            case CaseEvent.Urged urged ->
                some(CaseNoticeKinds.URGED, step, waiting(file), "", urged.text())
                        .map(CaseNewsRules::bySms);
            case CaseEvent.Reminded reminded ->
                some(CaseNoticeKinds.REMINDED, step, reminded.people(), reminded.node(), "")
                        .map(CaseNewsRules::bySms);
            case CaseEvent.Escalated escalated ->
                some(CaseNoticeKinds.ESCALATED, step, escalated.people(), escalated.node(), "")
                        .map(CaseNewsRules::bySms);
            case CaseEvent.Corrected _ -> some(CaseNoticeKinds.CORRECTED, step, waiting(file), "", "");
            case CaseEvent.Overdue _ -> some(CaseNoticeKinds.OVERDUE, step, waiting(file), "", "");
            case CaseEvent.Suspended suspended ->
                some(CaseNoticeKinds.SUSPENDED, step, everybody(file), "", suspended.reason());
            case CaseEvent.Resumed resumed ->
                some(CaseNoticeKinds.RESUMED, step, everybody(file), "", resumed.reason());
            case CaseEvent.Ended(Outcome outcome) -> ended(step, outcome, applicant, command);
            default -> Optional.empty();
        };
    }

    private static Optional<CaseNews> asked(CaseStep step, CaseEvent.TodoOpened todo, List<CaseStep> command) {
        Set<PersonId> people = new HashSet<>(Set.of(todo.person()));
        todo.deputy().ifPresent(people::add);
        return switch (todo.kind()) {
            case DECIDE, CLAIM, ADVISE, FILL ->
                some(CaseNoticeKinds.ASKED, step, people, todo.node(), "").map(CaseNewsRules::bySms);
            case RESCUE ->
                some(CaseNoticeKinds.RESCUE, step, people, todo.node(), opinion(command))
                        .map(CaseNewsRules::bySms);
            case CORRECT -> some(CaseNoticeKinds.RETURNED, step, people, "", opinion(command));
            case SUPPLEMENT -> some(CaseNoticeKinds.CORRECTION, step, people, "", opinion(command));
        };
    }

    private static Optional<CaseNews> ended(
            CaseStep step, Outcome outcome, PersonId applicant, List<CaseStep> command) {
        return switch (outcome) {
            case APPROVED -> some(CaseNoticeKinds.APPROVED, step, Set.of(applicant), "", "");
            case REJECTED -> some(CaseNoticeKinds.REJECTED, step, Set.of(applicant), "", opinion(command));
            case CANCELLED -> some(CaseNoticeKinds.CANCELLED, step, Set.of(applicant), "", opinion(command));
            case WITHDRAWN -> Optional.empty();
        };
    }

    private static Set<PersonId> waiting(CaseFile file) {
        return file.todos().stream().map(Todo::person).collect(Collectors.toSet());
    }

    private static Set<PersonId> everybody(CaseFile file) {
        Set<PersonId> people = new HashSet<>(waiting(file));
        people.add(file.summary().applicant());
        return people;
    }

    /** What was said with the command. */
    private static String opinion(List<CaseStep> command) {
        return command.stream()
                .map(step -> switch (step.event()) {
                    case CaseEvent.Returned returned -> returned.opinion();
                    case CaseEvent.Rejected rejected -> rejected.opinion();
                    case CaseEvent.CorrectionAsked asked -> asked.opinion();
                    case CaseEvent.Cancelled cancelled -> cancelled.reason();
                    case CaseEvent.CallGivenUp given -> given.reason();
                    default -> "";
                })
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static Optional<CaseNews> some(
            String code, CaseStep step, java.util.Collection<PersonId> people, String node, String opinion) {
        Set<PersonId> others = new HashSet<>(people);
        step.person().ifPresent(others::remove);
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new CaseNews(code, step.seq(), Set.copyOf(others), node, step.personName(), opinion, false));
    }

    private static CaseNews bySms(CaseNews news) {
        return new CaseNews(news.code(), news.seq(), news.to(), news.node(), news.person(), news.opinion(), true);
    }
}
