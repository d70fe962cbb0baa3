package shaopao.workflow;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import shaopao.kernel.Words;

/** One node (环节) of a definition. Its key is unique in the definition and stays with the history for ever. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Node.Approve.class, name = "approve"),
    @JsonSubTypes.Type(value = Node.Collect.class, name = "collect"),
    @JsonSubTypes.Type(value = Node.Inform.class, name = "inform"),
    @JsonSubTypes.Type(value = Node.Branch.class, name = "branch"),
    @JsonSubTypes.Type(value = Node.Parallel.class, name = "parallel"),
    @JsonSubTypes.Type(value = Node.Each.class, name = "each"),
    @JsonSubTypes.Type(value = Node.Delay.class, name = "delay"),
    @JsonSubTypes.Type(value = Node.Call.class, name = "call"),
    @JsonSubTypes.Type(value = Node.Wait.class, name = "wait"),
    @JsonSubTypes.Type(value = Node.Effect.class, name = "outcome"),
    @JsonSubTypes.Type(value = Node.End.class, name = "end")
})
public sealed interface Node {

    String key();

    Words name();

    /** The rows of nodes inside this one; none unless it is a block. */
    default List<Lane> rows() {
        return switch (this) {
            case Branch branch -> branch.lanes();
            case Parallel parallel -> parallel.lanes();
            case Each each -> List.of(new Lane(each.name(), Optional.empty(), each.steps()));
            case Approve _, Collect _, Inform _, Delay _, Call _, Wait _, Effect _, End _ -> List.of();
        };
    }

    /** The time limit, where the node has one. */
    default Optional<Limit> timeLimit() {
        return switch (this) {
            case Approve approve -> approve.limit();
            case Collect collect -> collect.limit();
            case Wait wait -> wait.limit();
            case Inform _, Branch _, Parallel _, Each _, Delay _, Call _, Effect _, End _ -> Optional.empty();
        };
    }

    /**
     * People decide.
     *
     * @param who rules whose people are joined in this order, each person once
     */
    record Approve(
            String key,
            Words name,
            List<Who> who,
            Voting voting,
            Manner manner,
            Exceptions exceptions,
            FieldRights fields,
            Optional<Limit> limit)
            implements Node {
        public Approve {
            who = List.copyOf(who);
        }

        /** A step with the usual rules; {@code with} changes them. */
        public static Approve of(String key, Words name, List<Who> who, Mode mode) {
            return new Approve(
                    key,
                    name,
                    who,
                    Voting.of(mode),
                    Manner.USUAL,
                    Exceptions.USUAL,
                    FieldRights.READ,
                    Optional.empty());
        }

        public Approve with(Voting other) {
            return new Approve(key, name, who, other, manner, exceptions, fields, limit);
        }

        public Approve with(Manner other) {
            return new Approve(key, name, who, voting, other, exceptions, fields, limit);
        }

        public Approve with(Exceptions other) {
            return new Approve(key, name, who, voting, manner, other, fields, limit);
        }

        public Approve with(FieldRights other) {
            return new Approve(key, name, who, voting, manner, exceptions, other, limit);
        }

        public Approve with(Limit other) {
            return new Approve(key, name, who, voting, manner, exceptions, fields, Optional.of(other));
        }
    }

    /** The applicant or somebody else fills in fields; whoever does so first does it for all who are asked. */
    record Collect(String key, Words name, List<Who> who, FieldRights fields, Optional<Limit> limit) implements Node {
        public Collect {
            who = List.copyOf(who);
        }
    }

    /** People are told and nothing waits for them (抄送). */
    record Inform(String key, Words name, List<Who> who) implements Node {
        public Inform {
            who = List.copyOf(who);
        }
    }

    /** Lanes with conditions; the last lane has none and is walked when no other is. */
    record Branch(String key, Words name, List<Lane> lanes, Choose choose) implements Node {
        public Branch {
            lanes = List.copyOf(lanes);
        }
    }

    /** All lanes at the same time; the case goes on when each of them is through. */
    record Parallel(String key, Words name, List<Lane> lanes) implements Node {
        public Parallel {
            lanes = List.copyOf(lanes);
        }
    }

    /**
     * The steps once for every row of a field, at the same time; the case goes on when each of them is through.
     *
     * @param over key of the field: a table, a group, or a list
     * @param as the name under which conditions and rules for people see the row
     */
    record Each(String key, Words name, String over, String as, List<Node> steps) implements Node {
        public Each {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Nothing happens for a while.
     *
     * @param days working days
     * @param hours working hours on top
     * @param until key of a date field: the case goes on when that day begins; then days and hours are 0
     */
    record Delay(String key, Words name, int days, int hours, Optional<String> until) implements Node {}

    /**
     * Tells another system by HTTP and goes on when it has answered.
     *
     * @param service name of a connection that the settings know
     * @param path below the address of the connection
     * @param send keys of the fields that are sent
     * @param retries how often it is tried again before the item's owners are asked
     */
    record Call(String key, Words name, String service, String path, List<String> send, int retries) implements Node {
        public Call {
            send = List.copyOf(send);
        }
    }

    /**
     * Waits until another system calls back, or until the limit.
     *
     * @param announce whom to tell of the wait, with the token by which to call back; the token is asked of the program
     *     by hand otherwise
     */
    record Wait(String key, Words name, Optional<Announce> announce, Optional<Limit> limit) implements Node {}

    /** The system that is told of a wait. */
    record Announce(String service, String path, List<String> send) {
        public Announce {
            send = List.copyOf(send);
        }
    }

    /**
     * Something comes of the application: a certificate, a right at the gate, a record. Modules above do it.
     *
     * @param handler name of what does it
     * @param with what the handler is told
     */
    record Effect(String key, Words name, String handler, Map<String, String> with) implements Node {
        public Effect {
            with = Collections.unmodifiableMap(new TreeMap<>(with));
        }
    }

    /** The case is over here, whatever would follow. */
    record End(String key, Words name, Outcome outcome) implements Node {}

    /**
     * One way through a block.
     *
     * @param when condition in CEL over the answers; absent on the lane that is taken otherwise, and in parallel blocks
     */
    record Lane(Words name, Optional<String> when, List<Node> steps) {
        public Lane {
            steps = List.copyOf(steps);
        }
    }

    /** How many lanes of a branch are walked. */
    enum Choose {
        /** The first whose condition holds. */
        ONE,
        /** Every one whose condition holds, at the same time. */
        EVERY
    }

    /** How many of the people must agree. One who rejects ends the case, but with a ratio it is counted. */
    enum Mode {
        /** Whoever decides first decides for all (或签). */
        ANY,
        /** Everybody, at the same time (会签). */
        ALL,
        /** So many of a hundred, at the same time (比例). */
        RATIO,
        /** Everybody, one after the other (依次). */
        SEQUENCE
    }

    /**
     * How the people of a step come to one decision.
     *
     * @param percent of those asked who must agree, 1 to 100; counts with a ratio only
     * @param claim the step is offered to all of them, and whoever claims it decides alone
     */
    record Voting(Mode mode, int percent, boolean claim) {
        public static Voting of(Mode mode) {
            return new Voting(mode, 100, false);
        }

        public static Voting ratio(int percent) {
            return new Voting(Mode.RATIO, percent, false);
        }

        public static Voting claimed() {
            return new Voting(Mode.ANY, 100, true);
        }
    }

    /**
     * What belongs to a decision.
     *
     * @param signature a hand-written signature is needed to agree and to reject
     * @param refused what may not be done here
     */
    record Manner(OpinionRule opinion, boolean signature, List<RefusableAct> refused) {

        public static final Manner USUAL = new Manner(OpinionRule.WHEN_REFUSING, false, List.of());

        public Manner {
            refused = refused.stream().distinct().sorted().toList();
        }
    }

    /** When words are needed. */
    enum OpinionRule {
        OPTIONAL,
        /** To agree as well. */
        REQUIRED,
        /** To reject and to return. */
        WHEN_REFUSING
    }

    /** Acts that a step can forbid. */
    enum RefusableAct {
        REJECT,
        RETURN,
        RECALL,
        TRANSFER,
        DELEGATE,
        ADD_SIGNER,
        REMOVE_SIGNER,
        ASK_CORRECTION
    }

    /** What happens when the rule for people gives no plain answer. */
    record Exceptions(WhenNobody whenNobody, WhenApplicant whenApplicant, WhenRepeated whenRepeated) {

        public static final Exceptions USUAL =
                new Exceptions(WhenNobody.OWNERS, WhenApplicant.NEXT_HEAD, WhenRepeated.ASK);

        public Exceptions with(WhenNobody other) {
            return new Exceptions(other, whenApplicant, whenRepeated);
        }

        public Exceptions with(WhenApplicant other) {
            return new Exceptions(whenNobody, other, whenRepeated);
        }

        public Exceptions with(WhenRepeated other) {
            return new Exceptions(whenNobody, whenApplicant, other);
        }
    }

    /** What happens when the rule names nobody. */
    enum WhenNobody {
        /** Those who answer for the item decide. */
        OWNERS,
        PASS,
        REJECT
    }

    /** What happens when the applicant would decide on the own application. */
    enum WhenApplicant {
        /** The others decide; when there are none, the step is passed. */
        SKIP,
        /** The others decide; when there are none, those above do. */
        NEXT_HEAD,
        /** The applicant decides. */
        SELF
    }

    /** What happens when somebody is asked who has agreed to this application before. */
    enum WhenRepeated {
        ASK,
        /** The person is taken to agree again. */
        PASS,
        /** The person is taken to agree again if it was at the step before this one. */
        PASS_IF_PREVIOUS
    }

    /**
     * What those who are asked may do to the answers; all others are read.
     *
     * @param edit keys of the fields that they may change; those that a collecting step asks for
     * @param hide keys of the fields that they do not see
     */
    record FieldRights(List<String> edit, List<String> hide) {

        public static final FieldRights READ = new FieldRights(List.of(), List.of());

        public FieldRights {
            edit = List.copyOf(edit);
            hide = List.copyOf(hide);
        }
    }

    /**
     * How long a step may take, in working time.
     *
     * @param days working days; the day of the start does not count
     * @param hours working hours on top
     * @param remindHours so many working hours before the end, those who are asked are reminded
     */
    record Limit(int days, int hours, List<Integer> remindHours, Then then) {
        public Limit {
            remindHours = remindHours.stream().distinct().sorted().toList();
        }
    }

    /** What happens when the time is up. */
    enum Then {
        REMIND,
        /** Those above decide instead. */
        ESCALATE,
        /** Silence is consent (默许). */
        PASS,
        REJECT
    }
}
