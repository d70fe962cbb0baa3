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
import shaopao.workflow.Node;
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
            people.addAll(named(step.event()));
        }
        return people;
    }

    /** Those whom an event names beside its actor. */
    private static List<PersonId> named(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Assigned assigned -> assigned.people();
            case CaseEvent.Offered offered -> offered.people();
            case CaseEvent.Informed informed -> informed.people();
            case CaseEvent.Copied copied -> copied.people();
            case CaseEvent.Commented commented -> commented.mentioned();
            case CaseEvent.Transferred transferred -> List.of(transferred.to());
            case CaseEvent.Delegated delegated -> List.of(delegated.to());
            case CaseEvent.Reassigned reassigned -> List.of(reassigned.to());
            case CaseEvent.SignersAdded added -> added.people();
            case CaseEvent.SignerRemoved removed -> List.of(removed.person());
            case CaseEvent.Repeated repeated -> List.of(repeated.person());
            case CaseEvent.Reminded reminded -> reminded.people();
            case CaseEvent.Escalated escalated -> escalated.people();
            default -> List.of();
        };
    }

    private void tell(CaseStep step) {
        switch (step.event()) {
            case CaseEvent.Submitted _ -> add(step, entries.isEmpty() ? Kind.SUBMITTED : Kind.RESUBMITTED, "", "");
            case CaseEvent.Entered entered -> visits.put(entered.visit(), entered.node());
            case CaseEvent.Assigned assigned -> asked(step, assigned.visit(), assigned.because());
            case CaseEvent.Offered offered -> asked(step, offered.visit(), offered.because());
            case CaseEvent.Approved event -> add(step, Kind.APPROVED, event.node(), event.opinion());
            case CaseEvent.Rejected event -> add(step, Kind.REJECTED, event.node(), event.opinion());
            case CaseEvent.Advised event -> add(step, Kind.ADVISED, event.node(), event.opinion());
            case CaseEvent.Repeated event -> add(step, Kind.REPEATED, event.node(), "");
            case CaseEvent.Returned event -> add(step, Kind.RETURNED, event.node(), event.opinion());
            case CaseEvent.Recalled event -> add(step, Kind.RECALLED, event.node(), event.opinion());
            case CaseEvent.Withdrawn event -> add(step, Kind.WITHDRAWN, "", event.opinion());
            case CaseEvent.Commented event -> add(step, Kind.COMMENTED, "", event.text());
            case CaseEvent.Copied event -> add(step, Kind.COPIED, "", event.text());
            case CaseEvent.Informed event -> add(step, Kind.INFORMED, event.node(), "");
            case CaseEvent.Skipped event -> add(step, Kind.SKIPPED, event.node(), "");
            case CaseEvent.Claimed event -> add(step, Kind.CLAIMED, event.node(), "");
            case CaseEvent.Unclaimed event -> add(step, Kind.UNCLAIMED, event.node(), "");
            case CaseEvent.Ended(Outcome outcome) -> {
                if (outcome == Outcome.APPROVED) {
                    add(step, Kind.FINISHED, "", "");
                }
            }
            default -> tellFurther(step);
        }
    }

    /** What interrupts the plain way: other hands, corrections, the owners, the time, other systems. */
    private void tellFurther(CaseStep step) {
        switch (step.event()) {
            case CaseEvent.Transferred event -> add(step, Kind.TRANSFERRED, event.node(), event.reason());
            case CaseEvent.Delegated event -> add(step, Kind.DELEGATED, event.node(), event.reason());
            case CaseEvent.SignersAdded event -> add(step, Kind.SIGNERS_ADDED, event.node(), event.reason());
            case CaseEvent.SignerRemoved event -> add(step, Kind.SIGNER_REMOVED, event.node(), event.reason());
            case CaseEvent.CorrectionAsked event -> add(step, Kind.CORRECTION_ASKED, event.node(), event.opinion());
            case CaseEvent.Corrected _ -> add(step, Kind.CORRECTED, "", "");
            case CaseEvent.Filled event -> add(step, Kind.FILLED, event.node(), "");
            case CaseEvent.Edited event -> add(step, Kind.EDITED, event.node(), "");
            case CaseEvent.Urged event -> add(step, Kind.URGED, "", event.text());
            case CaseEvent.Suspended event -> add(step, Kind.SUSPENDED, "", event.reason());
            case CaseEvent.Resumed event -> add(step, Kind.RESUMED, "", event.reason());
            case CaseEvent.Cancelled event -> add(step, Kind.CANCELLED, "", event.reason());
            case CaseEvent.Reassigned event -> add(step, Kind.REASSIGNED, event.node(), event.reason());
            case CaseEvent.Jumped event -> add(step, Kind.JUMPED, event.to(), event.reason());
            case CaseEvent.Migrated event -> add(step, Kind.MIGRATED, "", event.reason());
            case CaseEvent.Reminded event -> add(step, Kind.REMINDED, event.node(), "");
            case CaseEvent.Escalated event -> add(step, Kind.ESCALATED, event.node(), "");
            case CaseEvent.TimeUp event ->
                add(
                        step,
                        event.then() == Node.Then.REJECT ? Kind.REJECTED_BY_TIME : Kind.PASSED_BY_TIME,
                        event.node(),
                        "");
            case CaseEvent.Overdue _ -> add(step, Kind.OVERDUE, "", "");
            case CaseEvent.Called event -> add(step, Kind.CALLED, event.node(), "");
            case CaseEvent.EffectAsked event -> add(step, Kind.EFFECT_ASKED, event.node(), "");
            case CaseEvent.CallAnswered event -> add(step, Kind.CALL_ANSWERED, event.node(), "");
            case CaseEvent.CallGivenUp event -> add(step, Kind.CALL_GIVEN_UP, event.node(), event.reason());
            case CaseEvent.CalledBack event -> add(step, Kind.CALLED_BACK, event.node(), "");
            default -> {}
        }
    }

    private void asked(CaseStep step, int visit, CaseEvent.Because because) {
        Kind kind = because == CaseEvent.Because.NOBODY_FOUND ? Kind.OWNERS_ASKED : Kind.ASKED;
        add(step, kind, visits.getOrDefault(visit, ""), "");
    }

    private void add(CaseStep step, Kind kind, String node, String text) {
        entries.add(new TimelineEntry(
                step.seq(),
                step.at(),
                kind,
                step.personName(),
                Optional.of(node).filter(key -> !key.isEmpty()).flatMap(key -> ApplicationCard.name(flow, key)),
                named(step.event()).stream()
                        .map(person -> names.getOrDefault(person, ""))
                        .toList(),
                text));
    }
}
