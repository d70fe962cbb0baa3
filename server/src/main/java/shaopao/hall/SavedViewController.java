package shaopao.hall;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.kernel.ProblemException;

/** A person's saved views of the lists. */
@RestController
@RequestMapping("/api/hall/views")
class SavedViewController {

    private static final int VIEWS_MAX = 50;

    private final SavedViewStore store;
    private final Clock clock;

    SavedViewController(SavedViewStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The reader's views of all lists. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping
    Page<SavedView> views(Actor actor) {
        return new Page<>(store.of(actor.person()), java.util.Optional.empty());
    }

    /** Keeps a view; one of the same list and name is replaced. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping
    SavedView keepView(Actor actor, @Valid @RequestBody SaveView command) {
        SavedView view = command.view(Ids.next());
        if (!store.add(actor.person(), view, VIEWS_MAX, clock.instant())) {
            throw new ProblemException(HallProblem.TOO_MANY_VIEWS, java.util.Map.of("max", VIEWS_MAX));
        }
        return store.of(actor.person()).stream()
                .filter(kept -> kept.list() == view.list() && kept.name().equals(view.name()))
                .findFirst()
                .orElse(view);
    }

    @MayCall(MayCall.SIGNED_IN)
    @PutMapping("/{id}")
    SavedView changeView(Actor actor, @PathVariable UUID id, @Valid @RequestBody SaveView command) {
        SavedView view = command.view(id);
        if (!store.change(actor.person(), view, clock.instant())) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        return view;
    }

    @MayCall(MayCall.SIGNED_IN)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeView(Actor actor, @PathVariable UUID id) {
        if (!store.remove(actor.person(), id)) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
    }

    /** Keep this view. */
    record SaveView(
            @NotNull SavedView.Kind list,
            @NotBlank @Size(max = 60) String name,
            @NotNull @Valid SavedView.Wish wish) {

        SavedView view(UUID id) {
            return new SavedView(id, list, name.strip(), wish);
        }
    }
}
