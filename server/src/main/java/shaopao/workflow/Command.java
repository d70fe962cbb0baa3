package shaopao.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import shaopao.kernel.PersonId;

/** Something that is wanted done to a case. */
public sealed interface Command {

    By by();

    /**
     * An act of those who answer for the item. The decider does not ask who that is: whoever hands one in has made
     * sure.
     */
    sealed interface OfOwner extends Command permits Suspend, Resume, Cancel, Reassign, Jump, Migrate {

        @Override
        By.Person by();

        String reason();
    }

    /**
     * Hands the application in, for the first time or again after it was returned.
     *
     * @param chosen whom the applicant wants to decide, by the keys of the steps that let the applicant choose
     */
    record Submit(By.Person by, Map<String, Object> answers, Map<String, List<PersonId>> chosen) implements Command {
        public Submit {
            answers = Map.copyOf(answers);
            chosen = Map.copyOf(chosen);
        }

        public Submit(By.Person by, Map<String, Object> answers) {
            this(by, answers, Map.of());
        }
    }

    /** Agrees, by a to-do of one's own. To a delegate's to-do: advises to agree. */
    record Approve(By.Person by, int todo, String opinion, Enclosed enclosed) implements Command {
        public Approve(By.Person by, int todo, String opinion) {
            this(by, todo, opinion, Enclosed.NOTHING);
        }
    }

    /**
     * What comes with a decision.
     *
     * @param signature id of the file with the hand-written signature
     * @param answers changed answers, of the fields that the step may edit
     * @param chosen who decides at later steps that let this one choose, by their keys
     */
    record Enclosed(Optional<String> signature, Map<String, Object> answers, Map<String, List<PersonId>> chosen) {

        public static final Enclosed NOTHING = new Enclosed(Optional.empty(), Map.of(), Map.of());

        public Enclosed {
            answers = Map.copyOf(answers);
            chosen = Map.copyOf(chosen);
        }
    }

    /** Refuses the application for good; the opinion says why. To a delegate's to-do: advises to refuse. */
    record Reject(By.Person by, int todo, String opinion, Optional<String> signature) implements Command {
        public Reject(By.Person by, int todo, String opinion) {
            this(by, todo, opinion, Optional.empty());
        }
    }

    /**
     * Sends it back to be corrected; the opinion says what is wrong.
     *
     * @param to key of a node that was passed; empty means the applicant
     */
    record Return(By.Person by, int todo, String opinion, Optional<String> to, Onward onward) implements Command {
        public Return(By.Person by, int todo, String opinion) {
            this(by, todo, opinion, Optional.empty(), Onward.AGAIN);
        }
    }

    /** The way of a case that was returned. */
    enum Onward {
        /** Through all steps once more. */
        AGAIN,
        /** Straight to the step that returned it. */
        RESUME
    }

    /** The applicant takes it back for good. */
    record Withdraw(By.Person by, String opinion) implements Command {}

    /**
     * Takes back one's own agreement, as long as nobody has acted after it.
     *
     * @param todo the one by which one agreed
     */
    record Recall(By.Person by, int todo, String opinion) implements Command {}

    /** Hands one's to-do to somebody else for good (转办). */
    record Transfer(By.Person by, int todo, PersonId to, String reason) implements Command {}

    /** Asks somebody's advice first; the to-do comes back with it (委派). */
    record Delegate(By.Person by, int todo, PersonId to, String reason) implements Command {}

    /** Wants others to agree as well (加签). */
    record AddSigner(By.Person by, int todo, List<PersonId> people, Position position, String reason)
            implements Command {
        public AddSigner {
            people = List.copyOf(people);
        }
    }

    /** When added signers are asked. */
    enum Position {
        /** First, one after the other; then the to-do comes back. */
        BEFORE,
        /** At the same time. */
        BESIDE,
        /** When one has agreed oneself, one after the other. */
        AFTER
    }

    /**
     * Takes an added signer off again who has not decided (减签).
     *
     * @param todo one's own at the same step
     */
    record RemoveSigner(By.Person by, int todo, PersonId person, String reason) implements Command {}

    /** Lets others see the case (抄送). */
    record Copy(By.Person by, List<PersonId> people, String text) implements Command {
        public Copy {
            people = List.copyOf(people);
        }
    }

    /**
     * A word to everybody on the case; nothing moves.
     *
     * @param mentioned who is to be told of it in particular
     */
    record Comment(By.Person by, String text, List<PersonId> mentioned) implements Command {
        public Comment {
            mentioned = List.copyOf(mentioned);
        }

        public Comment(By.Person by, String text) {
            this(by, text, List.of());
        }
    }

    /**
     * Asks the applicant to set something right while the case stays where it is.
     *
     * @param fields keys of the fields in question; any may be corrected when there are none
     */
    record AskCorrection(By.Person by, int todo, Fault fault, List<String> fields, String opinion) implements Command {
        public AskCorrection {
            fields = List.copyOf(fields);
        }
    }

    /** What is wrong with what was handed in. */
    enum Fault {
        INCORRECT,
        INCOMPLETE,
        OUTDATED
    }

    /** The applicant sets right what was asked for. */
    record Correct(By.Person by, int todo, Map<String, Object> answers) implements Command {
        public Correct {
            answers = Map.copyOf(answers);
        }
    }

    /** Fills in what a step collects. */
    record Fill(By.Person by, int todo, Map<String, Object> answers) implements Command {
        public Fill {
            answers = Map.copyOf(answers);
        }
    }

    /** Takes a step that is offered to many. */
    record Claim(By.Person by, int todo) implements Command {}

    /** Offers a claimed step to all again. */
    record Unclaim(By.Person by, int todo) implements Command {}

    /** The applicant asks those who are asked to hurry. */
    record Urge(By.Person by, String text) implements Command {}

    /** Stops everything until further notice. */
    record Suspend(By.Person by, String reason) implements OfOwner {}

    record Resume(By.Person by, String reason) implements OfOwner {}

    /** Ends the case without a decision. */
    record Cancel(By.Person by, String reason) implements OfOwner {}

    /** What was asked for went to somebody else meanwhile: the program ends the case without a decision. */
    record Supersede(String reason) implements Command {
        @Override
        public By by() {
            return new By.Program();
        }
    }

    /** Gives somebody's to-do to another person. */
    record Reassign(By.Person by, int todo, PersonId to, String reason) implements OfOwner {}

    /** Sets the case to another node. */
    record Jump(By.Person by, String to, String reason) implements OfOwner {}

    /**
     * Moves the running case to another definition.
     *
     * @param hash of the definition
     * @param topicVersion version of the topic to which it belongs
     */
    record Migrate(By.Person by, String hash, Definition definition, String topicVersion, String reason)
            implements OfOwner {}

    /** A time has come. */
    record TimerFired(int timer) implements Command {
        @Override
        public By by() {
            return new By.Program();
        }
    }

    /** What the case asked of another system or of a module above is done. */
    record CallDone(By by, int visit, Map<String, Object> answer) implements Command {
        public CallDone {
            answer = Map.copyOf(answer);
        }
    }

    /** What the case asked for was tried as often as allowed, in vain. */
    record CallFailed(By by, int visit, String reason) implements Command {}

    /** Another system says that the wait is over. */
    record CalledBack(By.Service by, int visit, Map<String, Object> answer) implements Command {
        public CalledBack {
            answer = Map.copyOf(answer);
        }
    }
}
