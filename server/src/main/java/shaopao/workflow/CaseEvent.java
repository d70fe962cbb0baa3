package shaopao.workflow;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import shaopao.kernel.PersonId;

/**
 * What happened to a case, as it is stored for ever: the names are part of the history and are never reused with
 * another meaning. When and by whose command an event came about stands beside it, see {@link CaseStep}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CaseEvent.Submitted.class, name = "submitted"),
    @JsonSubTypes.Type(value = CaseEvent.Entered.class, name = "entered"),
    @JsonSubTypes.Type(value = CaseEvent.Forked.class, name = "forked"),
    @JsonSubTypes.Type(value = CaseEvent.LaneTaken.class, name = "lane-taken"),
    @JsonSubTypes.Type(value = CaseEvent.LaneEnded.class, name = "lane-ended"),
    @JsonSubTypes.Type(value = CaseEvent.Assigned.class, name = "assigned"),
    @JsonSubTypes.Type(value = CaseEvent.Offered.class, name = "offered"),
    @JsonSubTypes.Type(value = CaseEvent.Claimed.class, name = "claimed"),
    @JsonSubTypes.Type(value = CaseEvent.Unclaimed.class, name = "unclaimed"),
    @JsonSubTypes.Type(value = CaseEvent.TodoOpened.class, name = "todo-opened"),
    @JsonSubTypes.Type(value = CaseEvent.TodoClosed.class, name = "todo-closed"),
    @JsonSubTypes.Type(value = CaseEvent.Approved.class, name = "approved"),
    @JsonSubTypes.Type(value = CaseEvent.Rejected.class, name = "rejected"),
    @JsonSubTypes.Type(value = CaseEvent.Advised.class, name = "advised"),
    @JsonSubTypes.Type(value = CaseEvent.Repeated.class, name = "repeated"),
    @JsonSubTypes.Type(value = CaseEvent.Returned.class, name = "returned"),
    @JsonSubTypes.Type(value = CaseEvent.Recalled.class, name = "recalled"),
    @JsonSubTypes.Type(value = CaseEvent.Withdrawn.class, name = "withdrawn"),
    @JsonSubTypes.Type(value = CaseEvent.Commented.class, name = "commented"),
    @JsonSubTypes.Type(value = CaseEvent.Copied.class, name = "copied"),
    @JsonSubTypes.Type(value = CaseEvent.Informed.class, name = "informed"),
    @JsonSubTypes.Type(value = CaseEvent.Transferred.class, name = "transferred"),
    @JsonSubTypes.Type(value = CaseEvent.Delegated.class, name = "delegated"),
    @JsonSubTypes.Type(value = CaseEvent.SignersAdded.class, name = "signers-added"),
    @JsonSubTypes.Type(value = CaseEvent.SignerRemoved.class, name = "signer-removed"),
    @JsonSubTypes.Type(value = CaseEvent.CorrectionAsked.class, name = "correction-asked"),
    @JsonSubTypes.Type(value = CaseEvent.Corrected.class, name = "corrected"),
    @JsonSubTypes.Type(value = CaseEvent.Filled.class, name = "filled"),
    @JsonSubTypes.Type(value = CaseEvent.Edited.class, name = "edited"),
    @JsonSubTypes.Type(value = CaseEvent.PeopleChosen.class, name = "people-chosen"),
    @JsonSubTypes.Type(value = CaseEvent.Urged.class, name = "urged"),
    @JsonSubTypes.Type(value = CaseEvent.Suspended.class, name = "suspended"),
    @JsonSubTypes.Type(value = CaseEvent.Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = CaseEvent.Cancelled.class, name = "cancelled"),
    @JsonSubTypes.Type(value = CaseEvent.Reassigned.class, name = "reassigned"),
    @JsonSubTypes.Type(value = CaseEvent.Jumped.class, name = "jumped"),
    @JsonSubTypes.Type(value = CaseEvent.Migrated.class, name = "migrated"),
    @JsonSubTypes.Type(value = CaseEvent.TimerSet.class, name = "timer-set"),
    @JsonSubTypes.Type(value = CaseEvent.TimerPaused.class, name = "timer-paused"),
    @JsonSubTypes.Type(value = CaseEvent.TimerResumed.class, name = "timer-resumed"),
    @JsonSubTypes.Type(value = CaseEvent.TimerCleared.class, name = "timer-cleared"),
    @JsonSubTypes.Type(value = CaseEvent.Reminded.class, name = "reminded"),
    @JsonSubTypes.Type(value = CaseEvent.Escalated.class, name = "escalated"),
    @JsonSubTypes.Type(value = CaseEvent.TimeUp.class, name = "time-up"),
    @JsonSubTypes.Type(value = CaseEvent.Overdue.class, name = "overdue"),
    @JsonSubTypes.Type(value = CaseEvent.ClockStarted.class, name = "clock-started"),
    @JsonSubTypes.Type(value = CaseEvent.ClockPaused.class, name = "clock-paused"),
    @JsonSubTypes.Type(value = CaseEvent.ClockResumed.class, name = "clock-resumed"),
    @JsonSubTypes.Type(value = CaseEvent.Called.class, name = "called"),
    @JsonSubTypes.Type(value = CaseEvent.EffectAsked.class, name = "effect-asked"),
    @JsonSubTypes.Type(value = CaseEvent.CallAnswered.class, name = "call-answered"),
    @JsonSubTypes.Type(value = CaseEvent.CallGivenUp.class, name = "call-given-up"),
    @JsonSubTypes.Type(value = CaseEvent.CalledBack.class, name = "called-back"),
    @JsonSubTypes.Type(value = CaseEvent.Skipped.class, name = "skipped"),
    @JsonSubTypes.Type(value = CaseEvent.Left.class, name = "left"),
    @JsonSubTypes.Type(value = CaseEvent.Abandoned.class, name = "abandoned"),
    @JsonSubTypes.Type(value = CaseEvent.Ended.class, name = "ended")
})
public sealed interface CaseEvent {

    /** The applicant handed it in; the answers are those that count from now on. */
    record Submitted(By.Person by, Map<String, Object> answers, Map<String, List<PersonId>> chosen)
            implements CaseEvent {
        public Submitted {
            answers = Map.copyOf(answers);
            chosen = Collections.unmodifiableMap(new TreeMap<>(chosen));
        }
    }

    /**
     * A stay at a node began. Visits of a case are counted from 1.
     *
     * @param parent the visit of the block in which the node stands; 0 outside of any
     * @param lane of that block, counted from 0
     * @param resume the node to which the case goes from here, when it was returned to this one, instead of the
     *     following one
     */
    record Entered(int visit, String node, int parent, int lane, Optional<String> resume) implements CaseEvent {}

    /**
     * A block is walked on these lanes at the same time.
     *
     * @param rows of the field over which the block goes, one for each lane; none for other blocks
     */
    record Forked(int visit, String node, List<Integer> lanes, List<Object> rows) implements CaseEvent {
        public Forked {
            lanes = List.copyOf(lanes);
            rows = List.copyOf(rows);
        }
    }

    /** Of the lanes of a branch this one, counted from 0. */
    record LaneTaken(String node, int lane) implements CaseEvent {}

    /** A lane of a block is through; the block is, when all are. */
    record LaneEnded(int visit, int lane) implements CaseEvent {}

    /** These people decide at this visit, in this order. */
    record Assigned(int visit, List<PersonId> people, Because because) implements CaseEvent {
        public Assigned {
            people = List.copyOf(people);
        }
    }

    /** One of these people decides at this visit, whoever claims it. */
    record Offered(int visit, List<PersonId> people, Because because) implements CaseEvent {
        public Offered {
            people = List.copyOf(people);
        }
    }

    record Claimed(int todo, String node, By.Person by) implements CaseEvent {}

    record Unclaimed(int todo, String node, By.Person by) implements CaseEvent {}

    /**
     * One person is asked. To-dos of a case are counted from 1; visit 0 is the applicant's own turn.
     *
     * @param seat the place among those who decide at the visit, counted from 1; 0 when it is none
     * @param deputy who may do it, too, because the person is away
     */
    record TodoOpened(
            int todo,
            int visit,
            int seat,
            String node,
            PersonId person,
            Optional<PersonId> deputy,
            TodoKind kind,
            Instant at)
            implements CaseEvent {}

    record TodoClosed(int todo, Closing closing) implements CaseEvent {}

    record Approved(int todo, String node, By.Person by, String opinion, Optional<String> signature)
            implements CaseEvent {}

    record Rejected(int todo, String node, By.Person by, String opinion, Optional<String> signature)
            implements CaseEvent {}

    /** Somebody who was asked for advice gave it. */
    record Advised(int todo, String node, By.Person by, boolean agrees, String opinion) implements CaseEvent {}

    /** This person has agreed before and is taken to agree again. */
    record Repeated(int visit, int seat, String node, PersonId person) implements CaseEvent {}

    /**
     * Back to be corrected.
     *
     * @param to the node; empty means the applicant
     */
    record Returned(int todo, String node, By.Person by, String opinion, Optional<String> to, Command.Onward onward)
            implements CaseEvent {}

    /** An agreement was taken back; the visit is open again. */
    record Recalled(int todo, int visit, String node, By.Person by, String opinion) implements CaseEvent {}

    record Withdrawn(By.Person by, String opinion) implements CaseEvent {}

    record Commented(By.Person by, String text, List<PersonId> mentioned) implements CaseEvent {
        public Commented {
            mentioned = List.copyOf(mentioned);
        }
    }

    record Copied(By.Person by, List<PersonId> people, String text) implements CaseEvent {
        public Copied {
            people = List.copyOf(people);
        }
    }

    record Informed(String node, List<PersonId> people) implements CaseEvent {
        public Informed {
            people = List.copyOf(people);
        }
    }

    record Transferred(int todo, String node, By.Person by, PersonId to, String reason) implements CaseEvent {}

    record Delegated(int todo, String node, By.Person by, PersonId to, String reason) implements CaseEvent {}

    record SignersAdded(
            int todo, String node, By.Person by, List<PersonId> people, Command.Position position, String reason)
            implements CaseEvent {
        public SignersAdded {
            people = List.copyOf(people);
        }
    }

    /**
     * An added signer is not asked any more.
     *
     * @param seat where the person would have signed
     */
    record SignerRemoved(int visit, int seat, String node, By.Person by, PersonId person, String reason)
            implements CaseEvent {}

    /** The applicant is to set something right; the visit stays and its time stands still. */
    record CorrectionAsked(
            int todo, String node, By.Person by, Command.Fault fault, List<String> fields, String opinion)
            implements CaseEvent {
        public CorrectionAsked {
            fields = List.copyOf(fields);
        }
    }

    /** The applicant set it right; these answers take the place of the old ones. */
    record Corrected(int todo, By.Person by, Map<String, Object> answers) implements CaseEvent {
        public Corrected {
            answers = Map.copyOf(answers);
        }
    }

    /** A collecting step was filled in. */
    record Filled(int todo, String node, By.Person by, Map<String, Object> answers) implements CaseEvent {
        public Filled {
            answers = Map.copyOf(answers);
        }
    }

    /** Who decides changed these answers. */
    record Edited(int todo, String node, By.Person by, Map<String, Object> answers) implements CaseEvent {
        public Edited {
            answers = Map.copyOf(answers);
        }
    }

    /** Who decided chose who decides at later steps. */
    record PeopleChosen(int todo, By.Person by, Map<String, List<PersonId>> chosen) implements CaseEvent {
        public PeopleChosen {
            chosen = Collections.unmodifiableMap(new TreeMap<>(chosen));
        }
    }

    record Urged(By.Person by, String text, Instant at) implements CaseEvent {}

    record Suspended(By.Person by, String reason) implements CaseEvent {}

    record Resumed(By.Person by, String reason) implements CaseEvent {}

    record Cancelled(By by, String reason) implements CaseEvent {}

    record Reassigned(int todo, String node, By.Person by, PersonId to, String reason) implements CaseEvent {}

    record Jumped(By.Person by, String to, String reason) implements CaseEvent {}

    record Migrated(By.Person by, String definition, String topicVersion, String reason) implements CaseEvent {}

    /** Something will happen at this time. Timers of a case are counted from 1; visit 0 is the case's own clock. */
    record TimerSet(int timer, int visit, TimerKind kind, Instant dueAt) implements CaseEvent {}

    /** The time stands still; so much working time is left. */
    record TimerPaused(int timer, long secondsLeft) implements CaseEvent {}

    record TimerResumed(int timer, Instant dueAt) implements CaseEvent {}

    /** It has come, or is not needed any more. */
    record TimerCleared(int timer) implements CaseEvent {}

    record Reminded(int visit, String node, List<PersonId> people) implements CaseEvent {
        public Reminded {
            people = List.copyOf(people);
        }
    }

    /** The time was up and these people decide instead of those who have not. */
    record Escalated(int visit, String node, List<PersonId> people) implements CaseEvent {
        public Escalated {
            people = List.copyOf(people);
        }
    }

    /** The time was up and the step passed, or the case was rejected, without anybody. */
    record TimeUp(int visit, String node, Node.Then then) implements CaseEvent {}

    /** The promised time is over. */
    record Overdue() implements CaseEvent {}

    /** The promised time began to run. */
    record ClockStarted(Instant at) implements CaseEvent {}

    /** It stands still: the applicant must act, or the case is suspended or over. */
    record ClockPaused(Instant at, long secondsUsed) implements CaseEvent {}

    record ClockResumed(Instant at) implements CaseEvent {}

    /**
     * Another system is to be told.
     *
     * @param retries how often it is tried again
     */
    record Called(int visit, String node, String service, String path, Map<String, Object> body, int retries)
            implements CaseEvent {
        public Called {
            body = Map.copyOf(body);
        }
    }

    /** A module above is to do something. */
    record EffectAsked(int visit, String node, String handler, Map<String, String> with) implements CaseEvent {
        public EffectAsked {
            with = Collections.unmodifiableMap(new TreeMap<>(with));
        }
    }

    record CallAnswered(int visit, String node, Map<String, Object> answer) implements CaseEvent {
        public CallAnswered {
            answer = Map.copyOf(answer);
        }
    }

    /** It was tried as often as allowed; the item's owners say how it goes on. */
    record CallGivenUp(int visit, String node, String reason) implements CaseEvent {}

    record CalledBack(int visit, String node, By.Service by, Map<String, Object> answer) implements CaseEvent {
        public CalledBack {
            answer = Map.copyOf(answer);
        }
    }

    /** Nobody is asked here. */
    record Skipped(int visit, String node, Because because) implements CaseEvent {}

    /** The visit ended and the case went on from it. */
    record Left(int visit) implements CaseEvent {}

    /** The visit ended because the case left this way: returned, recalled, set to another node. */
    record Abandoned(int visit) implements CaseEvent {}

    record Ended(Outcome outcome) implements CaseEvent {}

    /** Why these people decide, or nobody does. */
    enum Because {
        /** The rule of the step named them. */
        RULE,
        /** The rule named the applicant; those above decide instead. */
        ABOVE_THE_APPLICANT,
        /** The rule named the applicant alone. */
        ONLY_THE_APPLICANT,
        /** The rule named nobody; the item's owners decide. */
        NOBODY_FOUND
    }

    /** What a to-do asks for. */
    enum TodoKind {
        DECIDE,
        /** To claim a step that is offered to many. */
        CLAIM,
        /** To advise somebody who decides. */
        ADVISE,
        /** To fill in fields. */
        FILL,
        /** The applicant is to hand in again what was returned. */
        CORRECT,
        /** The applicant is to set something right while the case stays where it is. */
        SUPPLEMENT,
        /** Another system does not answer: go on without it, or reject. */
        RESCUE
    }

    /** How a to-do went away. */
    enum Closing {
        /** By the person's own act. */
        DONE,
        /** Somebody else decided. */
        OVERTAKEN,
        /** It went to somebody else, for good or until that one has signed. */
        HANDED_ON,
        /** The time was up. */
        TIME_UP,
        /** The case left this way altogether. */
        CANCELLED
    }
}
