package shaopao.hall;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shaopao.files.FileId;
import shaopao.files.Files;
import shaopao.hall.catalogue.Catalogue;
import shaopao.hall.catalogue.Item;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.workflow.By;
import shaopao.workflow.CaseFile;
import shaopao.workflow.Command;
import shaopao.workflow.Node;

/** Turns what a person wants done to an application into a command, refusing what lacks something or is not theirs. */
@Component
class Acts {

    private final Catalogue catalogue;
    private final Answers answers;
    private final Colleagues colleagues;
    private final Files files;

    Acts(Catalogue catalogue, Answers answers, Colleagues colleagues, Files files) {
        this.catalogue = catalogue;
        this.answers = answers;
        this.colleagues = colleagues;
        this.files = files;
    }

    /**
     * The command.
     *
     * @param file the application as it stands, without its history
     */
    Command command(Actor actor, CaseFile file, ActOnApplication wish) {
        By.Person by = new By.Person(actor.person(), actor.actingFor());
        String words = wish.opinion() == null ? "" : wish.opinion().strip();
        return switch (wish.act()) {
            case APPROVE -> new Command.Approve(by, todo(wish), words, enclosed(actor, file, wish));
            case REJECT -> new Command.Reject(by, todo(wish), words, signature(actor, file, wish));
            case RETURN ->
                new Command.Return(
                        by,
                        todo(wish),
                        words,
                        Optional.ofNullable(wish.to()).filter(node -> !node.isBlank()),
                        wish.then() == null ? Command.Onward.AGAIN : wish.then());
            case WITHDRAW -> new Command.Withdraw(by, words);
            case RECALL -> new Command.Recall(by, todo(wish), words);
            case TRANSFER -> new Command.Transfer(by, todo(wish), colleague(wish), words);
            case DELEGATE -> new Command.Delegate(by, todo(wish), colleague(wish), words);
            case ADD_SIGNER ->
                new Command.AddSigner(
                        by,
                        todo(wish),
                        colleagues(wish),
                        wish.position() == null ? Command.Position.BESIDE : wish.position(),
                        words);
            case REMOVE_SIGNER -> new Command.RemoveSigner(by, todo(wish), one(wish), words);
            case COPY -> new Command.Copy(by, colleagues(wish), words);
            case COMMENT -> new Command.Comment(by, words, mentioned(wish));
            case ASK_CORRECTION ->
                new Command.AskCorrection(
                        by,
                        todo(wish),
                        wish.fault() == null ? Command.Fault.INCORRECT : wish.fault(),
                        wish.fields() == null ? List.of() : wish.fields(),
                        words);
            case CORRECT -> new Command.Correct(by, todo(wish), handedIn(file, wish));
            case RESUBMIT -> new Command.Submit(by, handedIn(file, wish), chosen(wish));
            case FILL -> new Command.Fill(by, todo(wish), edited(actor, file, wish));
            case CLAIM -> new Command.Claim(by, todo(wish));
            case UNCLAIM -> new Command.Unclaim(by, todo(wish));
            case URGE -> new Command.Urge(by, words);
            case SUSPEND -> new Command.Suspend(by, words);
            case RESUME -> new Command.Resume(by, words);
            case CANCEL -> new Command.Cancel(by, words);
            case REASSIGN -> new Command.Reassign(by, todo(wish), colleague(wish), words);
            case JUMP -> new Command.Jump(by, node(wish), words);
        };
    }

    /** Those whom the applicant chose for steps that let the applicant choose. */
    Map<String, List<PersonId>> chosen(@Nullable Map<String, List<PersonId>> wished) {
        if (wished == null) {
            return Map.of();
        }
        wished.values().forEach(list -> list.forEach(this::colleague));
        return wished;
    }

    private Map<String, List<PersonId>> chosen(ActOnApplication wish) {
        return chosen(wish.chosen());
    }

    private Command.Enclosed enclosed(Actor actor, CaseFile file, ActOnApplication wish) {
        return new Command.Enclosed(signature(actor, file, wish), edited(actor, file, wish), chosen(wish));
    }

    /** The picture must be the actor's own; it stays as long as the application does. */
    private Optional<String> signature(Actor actor, CaseFile file, ActOnApplication wish) {
        FileId picture = wish.signature();
        if (picture == null) {
            return Optional.empty();
        }
        boolean own = files.file(picture)
                .filter(found ->
                        found.owner().equals(actor.id()) && found.type().startsWith("image/"))
                .isPresent();
        if (!own) {
            throw new ProblemException(HallProblem.FILE_NOT_YOURS);
        }
        files.keep(picture, "application " + file.summary().number());
        return Optional.of(picture.toString());
    }

    private Map<String, Object> handedIn(CaseFile file, ActOnApplication wish) {
        Item item = item(file);
        Map<String, Object> accepted =
                answers.accepted(item.form(), file.summary().applicant(), given(wish), file.answers());
        answers.keepFiles(file.summary(), item.form(), accepted);
        return accepted;
    }

    /** The answers to the fields that the to-do's step opens, with what is computed from them. */
    private Map<String, Object> edited(Actor actor, CaseFile file, ActOnApplication wish) {
        Item item = item(file);
        Set<String> open = file.todos().stream()
                .filter(todo -> todo.number() == todo(wish))
                .findFirst()
                .flatMap(todo -> item.flow().node(todo.node()))
                .map(Acts::open)
                .orElse(Set.of());
        if (wish.answers() == null && open.isEmpty()) {
            return Map.of();
        }
        // Whoever sends none leaves what is there; what the step must fill is asked for all the same.
        Map<String, Object> given = new HashMap<>(wish.answers() == null ? file.answers() : given(wish));
        if (wish.answers() == null) {
            given.keySet().retainAll(open);
        }
        if (!open.containsAll(given.keySet())) {
            throw new ProblemException(HallProblem.FIELD_NOT_OPEN);
        }
        Map<String, Object> accepted = answers.acceptedAtStep(item.form(), actor.person(), given, file.answers(), open);
        answers.keepFiles(file.summary(), item.form(), accepted);
        Map<String, Object> changed = new HashMap<>(accepted);
        changed.entrySet().removeIf(one -> one.getValue().equals(file.answers().get(one.getKey())));
        return changed;
    }

    /** Keys of the fields that a node opens to those who are asked there. */
    static Set<String> open(Node node) {
        return switch (node) {
            case Node.Approve approve -> Set.copyOf(approve.fields().edit());
            case Node.Collect collect -> Set.copyOf(collect.fields().edit());
            case Node.Inform _,
                    Node.Branch _,
                    Node.Parallel _,
                    Node.Each _,
                    Node.Delay _,
                    Node.Call _,
                    Node.Wait _,
                    Node.Effect _,
                    Node.End _ -> Set.of();
        };
    }

    private Item item(CaseFile file) {
        return catalogue.version(file.summary().topicVersion()).item();
    }

    private static Map<String, Object> given(ActOnApplication wish) {
        return wish.answers() == null ? Map.of() : ApplicationController.given(wish.answers());
    }

    private static int todo(ActOnApplication wish) {
        if (wish.todo() == null) {
            throw new ProblemException(HallProblem.TODO_MISSING);
        }
        return wish.todo();
    }

    private static String node(ActOnApplication wish) {
        if (wish.to() == null || wish.to().isBlank()) {
            throw new ProblemException(HallProblem.NODE_MISSING);
        }
        return wish.to();
    }

    private static PersonId one(ActOnApplication wish) {
        if (wish.persons() == null || wish.persons().size() != 1) {
            throw new ProblemException(HallProblem.PERSON_MISSING);
        }
        return wish.persons().getFirst();
    }

    private PersonId colleague(ActOnApplication wish) {
        return colleague(one(wish));
    }

    private List<PersonId> colleagues(ActOnApplication wish) {
        if (wish.persons() == null || wish.persons().isEmpty()) {
            throw new ProblemException(HallProblem.PERSON_MISSING);
        }
        return wish.persons().stream().distinct().map(this::colleague).toList();
    }

    private List<PersonId> mentioned(ActOnApplication wish) {
        return wish.persons() == null || wish.persons().isEmpty() ? List.of() : colleagues(wish);
    }

    private PersonId colleague(PersonId id) {
        return colleagues.one(id).id();
    }
}
