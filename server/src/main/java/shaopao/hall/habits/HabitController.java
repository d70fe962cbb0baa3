package shaopao.hall.habits;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;

/** How the reader likes to use the hall. */
@RestController
@RequestMapping("/api/hall/habits")
class HabitController {

    private final OwnHabitStore store;
    private final Clock clock;

    HabitController(OwnHabitStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The reader's cards of the home page and phrases for opinions. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping
    OwnHabits habits(Actor actor) {
        return store.habits(actor.person()).orElse(OwnHabits.USUAL);
    }

    /** Puts the cards of the reader's home page into this order; those that are not named come last. */
    @MayCall(MayCall.SIGNED_IN)
    @PutMapping("/cards")
    OwnHabits arrangeCards(Actor actor, @Valid @RequestBody ArrangeCards command) {
        store.keepCards(actor.person(), command.cards(), command.hidden(), clock.instant());
        return habits(actor);
    }

    /** Keeps the reader's phrases for opinions, at most 20. */
    @MayCall(MayCall.SIGNED_IN)
    @PutMapping("/phrases")
    OwnHabits keepPhrases(Actor actor, @Valid @RequestBody KeepPhrases command) {
        store.keepPhrases(actor.person(), command.phrases(), clock.instant());
        return habits(actor);
    }

    /** In this order; the hidden ones keep their place and are not shown. */
    record ArrangeCards(
            @NotNull @Size(max = 50) List<@NotNull HomeCard> cards,
            @NotNull @Size(max = 50) Set<@NotNull HomeCard> hidden) {}

    /** These, in this order. */
    record KeepPhrases(@NotNull @Size(max = 20) List<@NotBlank @Size(max = 200) String> phrases) {}
}
