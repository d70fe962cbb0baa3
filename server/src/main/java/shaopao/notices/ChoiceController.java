package shaopao.notices;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;

/** How the reader wants to be told. */
@RestController
@RequestMapping("/api/notices")
class ChoiceController {

    private final Choices choices;
    private final Unsubscribing unsubscribing;

    ChoiceController(Choices choices, Unsubscribing unsubscribing) {
        this.choices = choices;
        this.unsubscribing = unsubscribing;
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/preferences")
    NoticePreferences preferences(Actor actor) {
        return choices.of(actor.person());
    }

    @MayCall(MayCall.SIGNED_IN)
    @PutMapping("/preferences")
    NoticePreferences save(Actor actor, @Valid @RequestBody ChooseNotices command) {
        return choices.save(actor.person(), command);
    }

    /** Where the link in a mail leads: to a page that asks, since programs that scan mail follow links too. */
    @MayCall(MayCall.ANYONE)
    @GetMapping("/unsubscribe")
    ResponseEntity<Void> ask(@RequestParam @Size(max = 300) String token) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/messages/unsubscribe?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .build();
    }

    /** Ends mail of the category that the link names, with one click and without signing in (RFC 8058). */
    @MayCall(MayCall.ANYONE)
    @PostMapping("/unsubscribe")
    Unsubscribed unsubscribe(Actor actor, @RequestParam @Size(max = 300) String token) {
        return new Unsubscribed(unsubscribing.unsubscribe(token, actor).category());
    }

    /** What is over. */
    record Unsubscribed(Category category) {}

    /**
     * Chooses everything at once.
     *
     * @param quiet own quiet hours; none when absent
     */
    record ChooseNotices(
            @NotNull @Size(max = 100) List<@Valid @NotNull Wanted> choices,
            Optional<@Valid QuietHours> quiet,
            boolean digest,
            @Min(0) @Max(23) int digestHour) {}

    /** Whether messages of a category come by a channel. */
    record Wanted(
            @NotNull Category category,
            @NotBlank @Size(max = 40) String channel,
            boolean wanted) {}

    /** From one time of the day to another, over midnight when the second is earlier. */
    record QuietHours(@NotNull LocalTime from, @NotNull LocalTime until) {

        Quiet quiet() {
            return new Quiet(from.withSecond(0).withNano(0), until.withSecond(0).withNano(0));
        }
    }

    /**
     * What holds for the reader.
     *
     * @param channels that are set up
     * @param mandatory categories that cannot be switched off
     * @param schoolQuiet hours in which nothing leaves for anybody
     * @param phone masked; empty when the school knows none
     * @param mail masked; empty when the school knows none
     */
    record NoticePreferences(
            List<ChannelName> channels,
            List<Category> categories,
            List<Category> mandatory,
            List<Wanted> choices,
            Optional<QuietHours> quiet,
            Optional<QuietHours> schoolQuiet,
            boolean digest,
            int digestHour,
            Optional<String> phone,
            Optional<String> mail) {}

    /** A channel and how people call it. */
    record ChannelName(String code, String name) {}
}
