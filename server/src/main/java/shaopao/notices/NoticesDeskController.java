package shaopao.notices;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;

/** Templates, dead letters and figures, for those who look after messages. */
@RestController
@RequestMapping("/api/notices/desk")
class NoticesDeskController {

    private final Templates templates;
    private final NoticesDesk desk;

    NoticesDeskController(Templates templates, NoticesDesk desk) {
        this.templates = templates;
        this.desk = desk;
    }

    /** Every kind of message that the program sends. */
    @MayCall(NoticesPart.READ)
    @GetMapping("/templates")
    Page<TemplateCard> templates() {
        return new Page<>(templates.cards(), Optional.empty());
    }

    @MayCall(NoticesPart.READ)
    @GetMapping("/templates/{code}")
    TemplatePage template(@PathVariable String code) {
        return templates.page(code);
    }

    /** Adds a version of the texts; refuses faulty ones, naming each place. */
    @MayCall(NoticesPart.MANAGE)
    @PutMapping("/templates/{code}")
    Template save(Actor actor, @PathVariable String code, @Valid @RequestBody SaveTemplate command) {
        return templates.save(actor, code, command.version(), command.zh(), command.en());
    }

    /** Shows the texts with examples, and how many SMS the short one takes; stores nothing. */
    @MayCall(NoticesPart.READ)
    @PostMapping("/templates/{code}/preview")
    Page<TemplatePreview> preview(@PathVariable String code, @Valid @RequestBody PreviewTemplate command) {
        return new Page<>(templates.preview(code, command.zh(), command.en()), Optional.empty());
    }

    /** Sends the kind of message, with examples in it, to the one who asks. */
    @Once
    @MayCall(NoticesPart.MANAGE)
    @PostMapping("/templates/{code}/test")
    Sent test(Actor actor, @PathVariable String code, @Valid @RequestBody TestTemplate command) {
        return new Sent(desk.test(actor, code, command.channels()));
    }

    /** Deliveries that were given up, newest first. */
    @MayCall(NoticesPart.READ)
    @GetMapping("/dead-letters")
    Page<DeadLetter> dead(
            Actor actor,
            @RequestParam Optional<@Size(max = 40) String> channel,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int limit) {
        return desk.dead(actor, channel, after, limit);
    }

    /** Sends them again. */
    @Once
    @MayCall(NoticesPart.MANAGE)
    @PostMapping("/dead-letters/resend")
    Sent resend(Actor actor, @Valid @RequestBody ResendLetters command) {
        return new Sent(desk.resend(actor, command.ids()));
    }

    /** How messages went over the last days. */
    @MayCall(NoticesPart.READ)
    @GetMapping("/statistics")
    DeliveryStatistics statistics(@RequestParam(defaultValue = "7") @Min(1) @Max(90) int days) {
        return desk.statistics(days);
    }

    /** How many. */
    record Sent(int sent) {}

    /** @param version that was read; the new one follows it */
    record SaveTemplate(
            @Min(0) int version,
            @NotNull @Valid TemplateText zh,
            @NotNull @Valid TemplateText en) {}

    /** Texts to be shown. */
    record PreviewTemplate(
            @NotNull @Valid TemplateText zh, @NotNull @Valid TemplateText en) {}

    /** @param channels besides the inbox */
    record TestTemplate(@NotNull @Size(max = 10) List<@NotBlank @Size(max = 40) String> channels) {}

    /** Dead letters by their ids. */
    record ResendLetters(@NotNull @Size(min = 1, max = 200) List<@NotNull UUID> ids) {}
}
