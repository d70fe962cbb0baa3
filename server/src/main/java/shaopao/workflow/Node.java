package shaopao.workflow;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import shaopao.kernel.Words;

/** One node (环节) of a definition. Its key is unique in the definition and stays with the history for ever. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Node.Approve.class, name = "approve"),
    @JsonSubTypes.Type(value = Node.Inform.class, name = "inform"),
    @JsonSubTypes.Type(value = Node.Branch.class, name = "branch"),
    @JsonSubTypes.Type(value = Node.End.class, name = "end")
})
public sealed interface Node {

    String key();

    Words name();

    /**
     * People decide.
     *
     * @param who rules whose people are joined in this order, each person once
     * @param whenApplicant what happens when the applicant is among them
     */
    record Approve(String key, Words name, List<Who> who, Mode mode, WhenApplicant whenApplicant) implements Node {
        public Approve {
            who = List.copyOf(who);
        }
    }

    /** People are told and nothing waits for them (抄送). */
    record Inform(String key, Words name, List<Who> who) implements Node {
        public Inform {
            who = List.copyOf(who);
        }
    }

    /** The first lane whose condition holds is walked; the last lane has none and is walked otherwise. */
    record Branch(String key, Words name, List<Lane> lanes) implements Node {
        public Branch {
            lanes = List.copyOf(lanes);
        }
    }

    /** The case is over here, whatever would follow. */
    record End(String key, Words name, Outcome outcome) implements Node {}

    /**
     * One way through a branch.
     *
     * @param when condition in CEL over the answers; absent on the lane that is taken otherwise
     */
    record Lane(Words name, Optional<String> when, List<Node> steps) {
        public Lane {
            steps = List.copyOf(steps);
        }
    }

    /** How many of the people must agree. One who rejects ends the case in every mode. */
    enum Mode {
        /** Whoever decides first decides for all (或签). */
        ANY,
        /** Everybody, at the same time (会签). */
        ALL,
        /** Everybody, one after the other (依次). */
        SEQUENCE
    }

    /** What happens when the applicant would decide on the own application. */
    enum WhenApplicant {
        /** The others decide; when there are none, the step is passed. */
        SKIP,
        /** Those above decide in the applicant's place. */
        NEXT_HEAD
    }
}
