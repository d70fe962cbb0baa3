package shaopao.places;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.kernel.ProblemException;
import shaopao.places.Places.PlaceImport;

/** The tree of places: read by everybody who is signed in, kept by those who may. */
@RestController
@RequestMapping("/api/places")
class PlaceController {

    private final Places places;

    PlaceController(Places places) {
        this.places = places;
    }

    /** What lies in a place; the campuses without one. */
    @GetMapping
    @MayCall(MayCall.SIGNED_IN)
    Page<CampusPlace> in(
            @RequestParam Optional<UUID> parent,
            @RequestParam Optional<String> after,
            @RequestParam(defaultValue = "100") int limit) {
        return places.in(parent, after, limit);
    }

    @GetMapping("/search")
    @MayCall(MayCall.SIGNED_IN)
    List<CampusPlace> named(@RequestParam String text) {
        return text.isBlank() ? List.of() : places.named(text.strip());
    }

    @GetMapping("/{id}")
    @MayCall(MayCall.SIGNED_IN)
    CampusPlace place(@PathVariable PlaceId id) {
        return places.place(id).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    @Once
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @MayCall(value = PlacesPart.MANAGE, everywhere = true)
    CampusPlace add(@Valid @RequestBody PlaceRow row, Actor actor) {
        return places.add(actor, row);
    }

    @PutMapping("/{id}")
    @MayCall(value = PlacesPart.MANAGE, everywhere = true)
    CampusPlace change(@PathVariable PlaceId id, @Valid @RequestBody PlaceRow row, Actor actor) {
        return places.change(actor, id, row);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @MayCall(value = PlacesPart.MANAGE, everywhere = true)
    void close(@PathVariable PlaceId id, Actor actor) {
        places.close(actor, id);
    }

    @Once
    @PostMapping("/import")
    @MayCall(value = PlacesPart.MANAGE, everywhere = true)
    PlaceImport importAll(@Valid @RequestBody ImportPlaces command, Actor actor) {
        return places.importAll(actor, command.rows(), command.check());
    }

    /** {@code check}: tell what is wrong and write nothing. */
    record ImportPlaces(@NotNull @Size(min = 1, max = 2_000) List<@Valid @NotNull PlaceRow> rows, boolean check) {}
}
