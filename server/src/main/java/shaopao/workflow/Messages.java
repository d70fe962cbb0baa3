package shaopao.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shaopao.kernel.PersonId;

/** Who is told of what a command brought about. Nobody is told of the own act. */
final class Messages {

    private final CaseState before;
    private final CaseState after;
    private final Optional<PersonId> actor;
    private final List<Row> rows = new ArrayList<>();

    private Messages(CaseState before, CaseState after, By by) {
        this.before = before;
        this.after = after;
        this.actor = by.hand();
    }

    record Row(MessageKind kind, PersonId person, Map<String, String> facts) {}

    static List<Row> of(List<CaseEvent> events, CaseState before, CaseState after, By by) {
        Messages messages = new Messages(before, after, by);
        events.forEach(messages::tell);
        return messages.rows;
    }

    private void tell(CaseEvent event) {
        switch (event) {
            case CaseEvent.TodoOpened opened -> asked(opened);
            case CaseEvent.Informed told -> add(MessageKind.TOLD, told.people(), facts(told.node(), ""));
            case CaseEvent.Copied copied -> add(MessageKind.TOLD, copied.people(), facts("", copied.text()));
            case CaseEvent.Returned returned -> {
                if (returned.to().isEmpty()) {
                    add(MessageKind.RETURNED, applicant(), facts(returned.node(), returned.opinion()));
                }
            }
            case CaseEvent.CorrectionAsked asked -> {
                Map<String, String> facts = facts(asked.node(), asked.opinion());
                facts.put("fault", asked.fault().name());
                add(MessageKind.CORRECTION_ASKED, applicant(), facts);
            }
            case CaseEvent.Corrected _ -> add(MessageKind.CORRECTED, waiting(after), Map.of());
            case CaseEvent.Urged urged -> add(MessageKind.URGED, waiting(before), facts("", urged.text()));
            case CaseEvent.Reminded reminded ->
                add(MessageKind.REMINDED, reminded.people(), facts(reminded.node(), ""));
            case CaseEvent.Escalated escalated ->
                add(MessageKind.ESCALATED, escalated.people(), facts(escalated.node(), ""));
            case CaseEvent.Overdue _ -> add(MessageKind.OVERDUE, waiting(after), Map.of());
            case CaseEvent.Commented comment -> {
                Set<PersonId> all = new LinkedHashSet<>(waiting(after));
                all.addAll(applicant());
                comment.mentioned().forEach(all::remove);
                add(MessageKind.MENTIONED, comment.mentioned(), facts("", comment.text()));
                add(MessageKind.COMMENTED, all, facts("", comment.text()));
            }
            case CaseEvent.Suspended suspended ->
                add(MessageKind.SUSPENDED, everybody(), facts("", suspended.reason()));
            case CaseEvent.Resumed resumed -> add(MessageKind.RESUMED, everybody(), facts("", resumed.reason()));
            case CaseEvent.Ended(Outcome outcome) ->
                add(MessageKind.ENDED, applicant(), Map.of("outcome", outcome.name()));
            default -> {}
        }
    }

    /** A to-do that was closed again by the same command asks nobody. */
    private void asked(CaseEvent.TodoOpened opened) {
        boolean own = opened.kind() == CaseEvent.TodoKind.CORRECT || opened.kind() == CaseEvent.TodoKind.SUPPLEMENT;
        if (own || after.todo(opened.todo()).isEmpty()) {
            return;
        }
        Map<String, String> facts = facts(opened.node(), "");
        facts.put("todo", String.valueOf(opened.todo()));
        facts.put("ask", opened.kind().name());
        add(MessageKind.ASKED, List.of(opened.person()), facts);
        opened.deputy().ifPresent(deputy -> add(MessageKind.ASKED, List.of(deputy), facts));
    }

    private void add(MessageKind kind, Collection<PersonId> people, Map<String, String> facts) {
        for (PersonId person : people) {
            if (actor.filter(person::equals).isEmpty()) {
                rows.add(new Row(kind, person, facts));
            }
        }
    }

    private static Map<String, String> facts(String node, String text) {
        Map<String, String> facts = new HashMap<>();
        if (!node.isEmpty()) {
            facts.put("node", node);
        }
        if (!text.isEmpty()) {
            facts.put("text", text);
        }
        return facts;
    }

    private List<PersonId> applicant() {
        return after.applicant().stream().toList();
    }

    private static List<PersonId> waiting(CaseState state) {
        return state.todos().stream().map(CaseState.Todo::person).distinct().toList();
    }

    private Set<PersonId> everybody() {
        Set<PersonId> all = new LinkedHashSet<>(waiting(after));
        all.addAll(applicant());
        return all;
    }
}
