package shaopao.hall.desk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.hall.ActOnApplication;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseId;

/** Acts on many applications at once. */
@RestController
@RequestMapping("/api/hall")
class ActBatchController {

    private final ActBatches batches;
    private final HandOvers handOvers;

    ActBatchController(ActBatches batches, HandOvers handOvers) {
        this.batches = batches;
        this.handOvers = handOvers;
    }

    /** Begins to do one act to at most 500 applications; how it goes is asked of its address. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/batches-of-acts")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ActBatchStatus beginBatch(Actor actor, @Valid @RequestBody ActOnMany command) {
        Map<UUID, ActBatchStore.Part> parts = new LinkedHashMap<>();
        command.applications()
                .forEach(one -> parts.putIfAbsent(
                        one.application(), new ActBatchStore.Part(0, new CaseId(one.application()), one.todo())));
        return batches.begin(actor, command.act(), List.copyOf(parts.values()));
    }

    /** How a batch of the caller's stands, with 500 results after a place. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/batches-of-acts/{id}")
    ActBatchStatus batch(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "0") int after) {
        return batches.status(actor, id, after);
    }

    /** The batches that the reader began of late, the newest first, without their results. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/batches-of-acts")
    Page<ActBatchStatus> recentBatches(Actor actor) {
        return new Page<>(batches.recent(actor), Optional.empty());
    }

    /** How many open to-dos of a person could be handed over. */
    @MayCall(HandOvers.PERMISSION)
    @GetMapping("/hand-overs")
    HandOverSize handOverSize(
            Actor actor,
            @RequestParam PersonId from,
            @RequestParam(defaultValue = "") @Size(max = 200) Set<String> item) {
        List<HandOvers.HandOverItem> items = handOvers.waiting(actor, from, item);
        return new HandOverSize(
                items.stream().mapToLong(HandOvers.HandOverItem::todos).sum(), items);
    }

    /** Hands the open to-dos of a person to a successor: all within reach, or those on some items. */
    @Once
    @MayCall(HandOvers.PERMISSION)
    @PostMapping("/hand-overs")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ActBatchStatus handOver(Actor actor, @Valid @RequestBody HandOverTodos command) {
        return handOvers.begin(actor, command.from(), command.to(), command.items(), command.reason());
    }

    /** Do this to each; the act's own command id and to-do do not count. */
    record ActOnMany(
            @NotNull @Valid ActOnApplication act,
            @NotEmpty @Size(max = 500) List<@Valid OneOfMany> applications) {}

    /** One of them, with the number of one's to-do where the act needs it. */
    record OneOfMany(@NotNull UUID application, @Nullable Integer todo) {}

    /** From whom to whom; no items means all within reach. */
    record HandOverTodos(
            @NotNull PersonId from,
            @NotNull PersonId to,
            @NotNull @Size(max = 200) Set<@NotBlank @Size(max = 60) String> items,
            @NotBlank @Size(max = 500) String reason) {}

    /** How many, and on which items. */
    record HandOverSize(long todos, List<HandOvers.HandOverItem> items) {}
}
