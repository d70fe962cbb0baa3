package shaopao.hall.desk;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.hall.ListWish;
import shaopao.hall.Rating;
import shaopao.hall.Ratings;
import shaopao.hall.Sight;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseId;

/** The desk of a department. */
@RestController
@RequestMapping("/api/hall/desk")
class QueueController {

    private final Desk desk;
    private final DeskExport export;
    private final Ratings ratings;
    private final Assignments assignments;

    QueueController(Desk desk, DeskExport export, Ratings ratings, Assignments assignments) {
        this.assignments = assignments;
        this.desk = desk;
        this.export = export;
        this.ratings = ratings;
    }

    /** Applications for the items for which the reader answers, the oldest first unless asked otherwise. */
    @MayCall(Sight.MANAGE)
    @GetMapping("/applications")
    Page<DeskCard> queue(Actor actor, @Valid ListWish wish, @Valid DeskWish of) {
        return desk.page(actor, wish, of);
    }

    /** How many are open, overdue, nobody's, the reader's; each counted to a hundred. */
    @MayCall(Sight.MANAGE)
    @GetMapping("/counts")
    Desk.Counts counts(Actor actor) {
        return desk.counts(actor);
    }

    /** The same as a CSV file of at most 100,000 rows. */
    @MayCall(Sight.MANAGE)
    @GetMapping(path = "/export", produces = "text/csv")
    void exportQueue(Actor actor, @Valid ListWish wish, @Valid DeskWish of, HttpServletResponse response)
            throws IOException {
        export.write(actor, wish, of, response);
    }

    /** What stands before and after an application in the queue that the same wishes give. */
    @MayCall(Sight.MANAGE)
    @GetMapping("/applications/{id}/neighbours")
    Desk.Neighbours neighbours(Actor actor, @PathVariable UUID id, @Valid ListWish wish, @Valid DeskWish of) {
        return desk.neighbours(actor, new CaseId(id), wish, of);
    }

    /** Gives an application to a colleague, or back to nobody. */
    @MayCall(Sight.MANAGE)
    @PutMapping("/applications/{id}/assignee")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void assign(Actor actor, @PathVariable UUID id, @Valid @RequestBody AssignApplication command) {
        desk.assign(actor, new CaseId(id), command.from(), command.to());
    }

    /** Gives many applications to a colleague, or back to nobody; each by itself, with what became of it. */
    @Once
    @MayCall(Sight.MANAGE)
    @PostMapping("/assignments")
    Page<Assignments.AssignmentResult> assignMany(Actor actor, @Valid @RequestBody AssignMany command) {
        return new Page<>(assignments.assign(actor, command.applications(), command.to()), Optional.empty());
    }

    /** Bad ratings: those that wait for an answer, the oldest first; or those answered, the latest first. */
    @MayCall(Sight.MANAGE)
    @GetMapping("/ratings")
    Page<Rating> badRatings(Actor actor, @RequestParam(defaultValue = "false") boolean answered, @Valid ListWish wish) {
        return ratings.bad(actor, answered, wish.place(), wish.size());
    }

    /** Answers a bad rating, once; the applicant reads it on the application. */
    @Once
    @MayCall(Sight.MANAGE)
    @PostMapping("/ratings/{id}/answer")
    Rating answerRating(Actor actor, @PathVariable UUID id, @Valid @RequestBody AnswerRating command) {
        return ratings.answer(actor, new CaseId(id), command.text());
    }

    /**
     * Gives an application.
     *
     * @param from who looks after it now; absent for nobody
     * @param to who shall; absent for nobody
     */
    record AssignApplication(Optional<PersonId> from, Optional<PersonId> to) {}

    /**
     * Gives many.
     *
     * @param to who shall look after them; absent for nobody
     */
    record AssignMany(
            @NotEmpty @Size(max = 500) List<@Valid @NotNull OneToAssign> applications, Optional<PersonId> to) {}

    /** One of them, and who looks after it now as far as the giver knows. */
    record OneToAssign(@NotNull UUID application, Optional<PersonId> from) {}

    /** The answer. */
    record AnswerRating(@NotBlank @Size(max = 2_000) String text) {}
}
