package shaopao.hall;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.forms.Draft;
import shaopao.forms.Forms;
import shaopao.hall.catalogue.Catalogue;
import shaopao.hall.catalogue.LiveItem;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.Cases;
import shaopao.workflow.Todo;

@RestController
@RequestMapping("/api/hall")
class HallController {

    private final Catalogue catalogue;
    private final Applications applications;
    private final Cases cases;
    private final Forms forms;

    HallController(Catalogue catalogue, Applications applications, Cases cases, Forms forms) {
        this.catalogue = catalogue;
        this.applications = applications;
        this.cases = cases;
        this.forms = forms;
    }

    /** The draft of the reader's application for an item. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/drafts/{code}")
    Draft draft(Actor actor, @PathVariable String code) {
        return forms.draft(actor.person(), code).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /** Keeps what was typed so far; it is not checked. */
    @MayCall(MayCall.SIGNED_IN)
    @PutMapping("/drafts/{code}")
    Draft save(Actor actor, @PathVariable String code, @Valid @RequestBody SaveDraft command) {
        return forms.save(actor.person(), live(code).item().code(), given(command.answers()));
    }

    @MayCall(MayCall.SIGNED_IN)
    @DeleteMapping("/drafts/{code}")
    void discard(Actor actor, @PathVariable String code) {
        forms.discard(actor.person(), code);
    }

    /** Hands an application in; the same id again gives the application that is there. */
    @Once(inOneTransaction = true)
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/applications")
    ApplicationCard apply(Actor actor, @Valid @RequestBody ApplyForItem command) {
        CaseSummary opened =
                applications.apply(actor, new CaseId(command.id()), command.item(), given(command.answers()));
        return applications.card(opened);
    }

    /** The reader's own applications, the newest first. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/applications")
    Page<ApplicationCard> mine(
            Actor actor,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") int limit) {
        Page<CaseSummary> page = cases.mine(actor.person(), Optional.ofNullable(after), Page.limit(limit));
        return new Page<>(page.items().stream().map(applications::card).toList(), page.next());
    }

    /** An application with answers, history and for whom it waits, for those who have to do with it. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/applications/{id}")
    ApplicationPage application(Actor actor, @PathVariable UUID id) {
        return applications.page(actor, new CaseId(id));
    }

    /** Does an act; done already under the same command id, it changes nothing more. */
    @Once(inOneTransaction = true)
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/applications/{id}/acts")
    ApplicationCard act(Actor actor, @PathVariable UUID id, @Valid @RequestBody ActOnApplication command) {
        return applications.card(applications.act(actor, new CaseId(id), command.commandId(), command.toAct()));
    }

    /** What waits for the reader, the longest waiting first. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/todos")
    Page<TodoCard> todos(
            Actor actor,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") int limit) {
        PersonId person = actor.actingFor().orElse(actor.person());
        Page<Todo> page = cases.todos(person, Optional.ofNullable(after), Page.limit(limit));
        return new Page<>(page.items().stream().map(applications::card).toList(), page.next());
    }

    private LiveItem live(String code) {
        return catalogue.item(code).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /** A field that was emptied again is sent as null and is not answered. */
    private static Map<String, Object> given(Map<String, @Nullable Object> answers) {
        Map<String, Object> given = new LinkedHashMap<>();
        answers.forEach((field, answer) -> {
            if (answer != null) {
                given.put(field, answer);
            }
        });
        return given;
    }

    /** Keep these answers as the draft. */
    record SaveDraft(@NotNull @Size(max = 200) Map<String, @Nullable Object> answers) {}

    /** Hand in these answers; the id is made by the browser and names the application for ever. */
    record ApplyForItem(
            @NotNull UUID id,
            @NotBlank @Size(max = 60) String item,
            @NotNull @Size(max = 200) Map<String, @Nullable Object> answers) {}

    /** What is done to an application. */
    enum ActKind {
        APPROVE,
        REJECT,
        RETURN,
        WITHDRAW,
        COMMENT,
        RESUBMIT
    }

    /**
     * Do this once; the command's id is made by the browser.
     *
     * @param todo number of the to-do, for approve, reject and return
     * @param answers for handing in again
     */
    record ActOnApplication(
            @NotNull UUID commandId,
            @NotNull ActKind act,
            @Nullable Integer todo,
            @Size(max = 2_000) @Nullable String opinion,
            @Size(max = 200) @Nullable Map<String, @Nullable Object> answers) {

        Act toAct() {
            String words = opinion == null ? "" : opinion.strip();
            return switch (act) {
                case APPROVE -> new Act.Approve(number(), words);
                case REJECT -> new Act.Reject(number(), words);
                case RETURN -> new Act.Return(number(), words);
                case WITHDRAW -> new Act.Withdraw(words);
                case COMMENT -> new Act.Comment(words);
                case RESUBMIT -> new Act.Resubmit(answers == null ? Map.of() : given(answers));
            };
        }

        private int number() {
            if (todo == null) {
                throw new ProblemException(HallProblem.TODO_MISSING);
            }
            return todo;
        }
    }
}
