package shaopao.hall;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shaopao.hall.TimelineEntry.Kind;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseEvent;
import shaopao.workflow.CaseStep;
import shaopao.workflow.Definition;
import shaopao.workflow.Outcome;

/** Tells a case's history in the order and the words that people need. */
final class TimelineRules {

    private final Definition flow;
    private final Map<PersonId, String> names;
    private final Map<Integer, String> visits = new HashMap<>();
    private final List<TimelineEntry> entries = new ArrayList<>();

    private TimelineRules(Definition flow, Map<PersonId, String> names) {
        this.flow = flow;
        this.names = names;
    }

    /** The history as entries; what only the program needs is left out. */
    static List<TimelineEntry> timeline(List<CaseStep> steps, Definition flow, Map<PersonId, String> names) {
        TimelineRules rules = new TimelineRules(flow, names);
        steps.forEach(rules::tell);
        return List.copyOf(rules.entries);
    }

    /** Everybody whose name the timeline needs beside those who acted. */
    static Set<PersonId> people(List<CaseStep> steps) {
        Set<PersonId> people = new HashSet<>();
        for (CaseStep step : steps) {
            if (step.event() instanceof CaseEvent.Assigned assigned) {
                people.addAll(assigned.people());
            } else if (step.event() instanceof CaseEvent.Informed informed) {
                people.addAll(informed.people());
            }
        }
        return people;
    }

    private void tell(CaseStep step) {
        switch (step.event()) {
            case CaseEvent.Submitted _ ->
                add(step, entries.isEmpty() ? Kind.SUBMITTED : Kind.RESUBMITTED, "", List.of(), "");
            case CaseEvent.Entered(int visit, String node) -> visits.put(visit, node);
            case CaseEvent.Assigned assigned ->
                add(
                        step,
                        assigned.because() == CaseEvent.Because.NOBODY_FOUND ? Kind.OWNERS_ASKED : Kind.ASKED,
                        visits.getOrDefault(assigned.visit(), ""),
                        assigned.people(),
                        "");
            case CaseEvent.Approved event -> add(step, Kind.APPROVED, event.node(), List.of(), event.opinion());
            case CaseEvent.Rejected event -> add(step, Kind.REJECTED, event.node(), List.of(), event.opinion());
            case CaseEvent.Returned event -> add(step, Kind.RETURNED, event.node(), List.of(), event.opinion());
            case CaseEvent.Withdrawn event -> add(step, Kind.WITHDRAWN, "", List.of(), event.opinion());
            case CaseEvent.Commented event -> add(step, Kind.COMMENTED, "", List.of(), event.text());
            case CaseEvent.Informed event -> add(step, Kind.INFORMED, event.node(), event.people(), "");
            case CaseEvent.Skipped event -> add(step, Kind.SKIPPED, event.node(), List.of(), "");
            case CaseEvent.Ended(Outcome outcome) -> {
                if (outcome == Outcome.APPROVED) {
                    add(step, Kind.FINISHED, "", List.of(), "");
                }
            }
            case CaseEvent.TodoOpened _, CaseEvent.TodoClosed _, CaseEvent.LaneTaken _, CaseEvent.Left _ -> {}
        }
    }

    private void add(CaseStep step, Kind kind, String node, List<PersonId> people, String text) {
        entries.add(new TimelineEntry(
                step.at(),
                kind,
                step.personName(),
                Optional.of(node).filter(key -> !key.isEmpty()).flatMap(key -> ApplicationCard.name(flow, key)),
                people.stream().map(person -> names.getOrDefault(person, "")).toList(),
                text));
    }
}
