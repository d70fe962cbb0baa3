package shaopao.pass;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.people.PhotoAnswer;

/** Verifying: for those who may ask, and for those who decide what may be asked. */
@RestController
@RequestMapping("/api/pass/inquiries")
class InquiryController {

    static final String VERIFY = "pass.verify";
    static final String QUESTIONS = "pass.questions";

    private final Inquiries inquiries;
    private final CodeDesk desk;

    InquiryController(Inquiries inquiries, CodeDesk desk) {
        this.inquiries = inquiries;
        this.desk = desk;
    }

    /** The questions that the actor may ask. */
    @MayCall(VERIFY)
    @GetMapping("/questions")
    List<PassQuestion> questionsToAsk(Actor actor) {
        return inquiries.questions(actor);
    }

    /** Asks the holder of a code; the answer comes at once, or when the holder has agreed. */
    @Once
    @MayCall(VERIFY)
    @PostMapping
    Inquiries.AskedInquiry ask(Actor actor, @Valid @RequestBody AskHolder command) {
        PassQuestion question = inquiries.allowed(actor, command.question());
        return inquiries.ask(actor, question, desk.accepted(actor, command.code(), Purpose.VERIFY), command.reason());
    }

    /** What became of a question of one's own. */
    @MayCall(VERIFY)
    @GetMapping("/{id}")
    Inquiries.AskedInquiry asked(Actor actor, @PathVariable UUID id) {
        return inquiries.asked(actor, id);
    }

    /** The photo that the holder agreed to show; no content when there is none. */
    @MayCall(VERIFY)
    @GetMapping("/{id}/photo")
    ResponseEntity<byte[]> photoOfAsked(Actor actor, @PathVariable UUID id) {
        return inquiries
                .photo(actor, id)
                .map(PhotoAnswer::once)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    /** All questions, with those that may not be asked. */
    @MayCall(QUESTIONS)
    @GetMapping("/questions/all")
    List<PassQuestion> allQuestions() {
        return inquiries.all();
    }

    @MayCall(value = QUESTIONS, stepUp = true)
    @PutMapping("/questions/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeQuestion(Actor actor, @PathVariable String code, @Valid @RequestBody ChangeQuestion command) {
        inquiries.change(actor, code, command.consent(), command.stewards(), command.open());
    }

    record AskHolder(
            @NotBlank @Size(max = 40) String question,
            @NotBlank @Size(max = 200) String code,
            @NotNull @Size(max = 200) String reason) {}

    record ChangeQuestion(
            @NotNull Boolean consent,
            @NotNull Boolean stewards,
            @NotNull Boolean open) {}
}
