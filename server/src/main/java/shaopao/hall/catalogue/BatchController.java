package shaopao.hall.catalogue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.hall.catalogue.BatchRules.Milestone;
import shaopao.hall.catalogue.BatchRules.Step;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;

/** The board of batches. */
@RestController
@RequestMapping("/api/hall/manage/batches")
class BatchController {

    /** Plans batches for the whole school. */
    private static final String PLAN = "hall.batches";

    private final Batches batches;

    BatchController(Batches batches) {
        this.batches = batches;
    }

    /** All batches, each with milestones, the items within reach, and what is late. */
    @MayCall(Lives.MANAGE)
    @GetMapping
    List<Batches.BatchBoard> batchBoard(Actor actor) {
        return batches.board(actor);
    }

    /** Adds a batch ({@code revision} 0) or changes it. */
    @MayCall(PLAN)
    @PutMapping("/{code}")
    Batches.BatchBoard saveBatch(
            Actor actor,
            @PathVariable @Size(max = 40) @Pattern(regexp = "[A-Za-z0-9-]+") String code,
            @Valid @RequestBody SaveBatch command) {
        return batches.save(actor, command.batch(code));
    }

    /** Removes a batch; its items stay and have none. */
    @MayCall(PLAN)
    @DeleteMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeBatch(Actor actor, @PathVariable String code) {
        batches.remove(actor, code);
    }

    /** The days of one step. */
    record Days(
            @NotNull Step step,
            @Nullable LocalDate plannedOn,
            @Nullable LocalDate actualOn) {}

    /** Keep the batch like this. */
    record SaveBatch(
            @Min(0) int revision,
            @NotNull @Valid ManageController.BothLanguages name,
            @NotNull @Size(max = 1_000) String note,
            @NotNull @Size(max = 4) List<@Valid @NotNull Days> milestones) {

        BatchStore.Batch batch(String code) {
            Map<Step, Milestone> days = new EnumMap<>(Step.class);
            milestones.forEach(day -> days.put(
                    day.step(),
                    new Milestone(
                            day.step(), Optional.ofNullable(day.plannedOn()), Optional.ofNullable(day.actualOn()))));
            return new BatchStore.Batch(code, name.words(), note, revision, days);
        }
    }
}
