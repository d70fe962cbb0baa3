package shaopao.workflow;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import shaopao.kernel.PersonId;

/**
 * What happened to a case, as it is stored for ever: the names are part of the history and are never reused with
 * another meaning. When and by whose command an event came about stands beside it, see {@link CaseStep}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CaseEvent.Submitted.class, name = "submitted"),
    @JsonSubTypes.Type(value = CaseEvent.Entered.class, name = "entered"),
    @JsonSubTypes.Type(value = CaseEvent.Assigned.class, name = "assigned"),
    @JsonSubTypes.Type(value = CaseEvent.TodoOpened.class, name = "todo-opened"),
    @JsonSubTypes.Type(value = CaseEvent.TodoClosed.class, name = "todo-closed"),
    @JsonSubTypes.Type(value = CaseEvent.Approved.class, name = "approved"),
    @JsonSubTypes.Type(value = CaseEvent.Rejected.class, name = "rejected"),
    @JsonSubTypes.Type(value = CaseEvent.Returned.class, name = "returned"),
    @JsonSubTypes.Type(value = CaseEvent.Withdrawn.class, name = "withdrawn"),
    @JsonSubTypes.Type(value = CaseEvent.Commented.class, name = "commented"),
    @JsonSubTypes.Type(value = CaseEvent.Informed.class, name = "informed"),
    @JsonSubTypes.Type(value = CaseEvent.LaneTaken.class, name = "lane-taken"),
    @JsonSubTypes.Type(value = CaseEvent.Skipped.class, name = "skipped"),
    @JsonSubTypes.Type(value = CaseEvent.Left.class, name = "left"),
    @JsonSubTypes.Type(value = CaseEvent.Ended.class, name = "ended")
})
public sealed interface CaseEvent {

    /** The applicant handed it in; the answers are those that count from now on. */
    record Submitted(By by, Map<String, Object> answers) implements CaseEvent {
        public Submitted {
            answers = Map.copyOf(answers);
        }
    }

    /** A stay at a node began. Visits of a case are counted from 1. */
    record Entered(int visit, String node) implements CaseEvent {}

    /** These people decide at this visit, in this order. */
    record Assigned(int visit, List<PersonId> people, Because because) implements CaseEvent {
        public Assigned {
            people = List.copyOf(people);
        }
    }

    /** One person is asked. To-dos of a case are counted from 1; visit 0 is the applicant's own turn. */
    record TodoOpened(int todo, int visit, PersonId person, TodoKind kind, Instant at) implements CaseEvent {}

    record TodoClosed(int todo, Closing closing) implements CaseEvent {}

    record Approved(int todo, String node, By by, String opinion) implements CaseEvent {}

    record Rejected(int todo, String node, By by, String opinion) implements CaseEvent {}

    /** Back to the applicant; every open visit is over with it. */
    record Returned(int todo, String node, By by, String opinion) implements CaseEvent {}

    record Withdrawn(By by, String opinion) implements CaseEvent {}

    record Commented(By by, String text) implements CaseEvent {}

    record Informed(String node, List<PersonId> people) implements CaseEvent {
        public Informed {
            people = List.copyOf(people);
        }
    }

    /** Of the lanes of a branch this one, counted from 0. */
    record LaneTaken(String node, int lane) implements CaseEvent {}

    /** Nobody but the applicant would have decided here. */
    record Skipped(int visit, String node) implements CaseEvent {}

    /** The visit ended with agreement. */
    record Left(int visit) implements CaseEvent {}

    record Ended(Outcome outcome) implements CaseEvent {}

    /** Why these people decide. */
    enum Because {
        /** The rule of the step named them. */
        RULE,
        /** The rule named the applicant; those above decide instead. */
        ABOVE_THE_APPLICANT,
        /** The rule named nobody; the item's owners decide. */
        NOBODY_FOUND
    }

    /** What a to-do asks for. */
    enum TodoKind {
        DECIDE,
        CORRECT
    }

    /** How a to-do went away. */
    enum Closing {
        /** By the person's own act. */
        DONE,
        /** Somebody else decided. */
        OVERTAKEN,
        /** The case left this way altogether. */
        CANCELLED
    }
}
