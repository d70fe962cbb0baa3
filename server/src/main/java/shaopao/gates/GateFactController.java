package shaopao.gates;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.gates.GateFactBoard.ShownFact;
import shaopao.gates.GateFactListStore.FactOrigin;
import shaopao.gates.GateFactSearchStore.Search;
import shaopao.gates.GateFactWriter.Saying;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.people.People;
import shaopao.people.Person;

/** Facts of people that policies of gates may ask: the register, single persons, and one's own. */
@RestController
@RequestMapping("/api/gates")
class GateFactController {

    private final GateFactBoard board;
    private final GateFactDesk desk;
    private final People people;

    GateFactController(GateFactBoard board, GateFactDesk desk, People people) {
        this.board = board;
        this.desk = desk;
        this.people = people;
    }

    /** {@code q}: a number of a person, or how a place, campaign or mark begins. {@code over}: also what is over. */
    @GetMapping("/facts")
    @MayCall(GatesPart.FACTS)
    Page<ShownFact> facts(
            @RequestParam Optional<GateFactKind> kind,
            @RequestParam Optional<@Size(max = 40) String> source,
            @RequestParam(defaultValue = "") @Size(max = 60) String q,
            @RequestParam(defaultValue = "false") boolean over,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int limit,
            Actor actor) {
        return board.facts(actor, search(people, kind, source, q, over), after, limit);
    }

    static Search search(People people, Optional<GateFactKind> kind, Optional<String> source, String q, boolean over) {
        Optional<String> text = Optional.of(q.strip()).filter(asked -> !asked.isEmpty());
        return new Search(
                kind,
                source.filter(name -> !name.isBlank()),
                text.flatMap(people::byNumber).map(Person::id),
                text,
                over);
    }

    /** Who says something: lists of departments, other systems, staff by hand. */
    @GetMapping("/facts/sources")
    @MayCall(value = GatesPart.FACTS, everywhere = true)
    List<FactOrigin> factSources() {
        return board.sources();
    }

    /** What is said of one person, also what is over. */
    @GetMapping("/people/{person}/facts")
    @MayCall(GatesPart.READ)
    List<ShownFact> factsOf(@PathVariable PersonId person, Actor actor) {
        return board.of(actor, person);
    }

    /** Says one thing of one person by hand. */
    @Once
    @PostMapping("/facts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @MayCall(GatesPart.FACTS)
    void setFact(@Valid @RequestBody SetFact command, Actor actor) {
        desk.set(
                actor,
                command.number(),
                new Saying(command.kind(), command.value(), command.from(), command.until()),
                command.reason());
    }

    /** {@code number}: student or staff number. {@code until}: the first moment at which it is so no more. */
    record SetFact(
            @NotBlank @Size(max = 32) String number,
            @NotNull GateFactKind kind,
            @NotNull @Size(max = 100) String value,
            Optional<Instant> from,
            Optional<Instant> until,
            @NotBlank @Size(max = 200) String reason) {}

    @Once
    @PostMapping("/facts/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @MayCall(GatesPart.FACTS)
    void endFact(@PathVariable UUID id, @Valid @RequestBody EndFact command, Actor actor) {
        desk.end(actor, id, command.reason());
    }

    /** Why. */
    record EndFact(@NotBlank @Size(max = 200) String reason) {}

    /** What gates may ask of the one who asks, with who says so. */
    @GetMapping("/mine/facts")
    @MayCall(MayCall.SIGNED_IN)
    List<ShownFact> myFacts(Actor actor) {
        return board.mine(actor.person());
    }
}
