package shaopao.forms;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.people.CodeTable;
import shaopao.people.PersonKind;
import shaopao.people.PlaceName;

@RestController
@RequestMapping("/api/forms")
class FormsController {

    private final Registers registers;
    private final Materials materials;
    private final Corrections corrections;

    FormsController(Registers registers, Materials materials, Corrections corrections) {
        this.registers = registers;
        this.materials = materials;
        this.corrections = corrections;
    }

    /** Finds persons whom the reader may name in a form, by the beginning of name, pinyin, initials or number. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/persons")
    Page<NameablePerson> persons(
            Actor actor,
            @RequestParam @Size(min = 2, max = 40) String q,
            @RequestParam(defaultValue = "STAFF") Set<PersonKind> kinds) {
        return new Page<>(registers.persons(actor.person(), q, kinds), Optional.empty());
    }

    /** Finds units by a part of the name or the beginning of the code. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/units")
    Page<PlaceName> units(@RequestParam(defaultValue = "") @Size(max = 40) String q) {
        return new Page<>(registers.places(q, PlaceName.Kind.UNIT), Optional.empty());
    }

    /** Finds classes by a part of the name or the beginning of the code. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/classes")
    Page<PlaceName> classes(@RequestParam(defaultValue = "") @Size(max = 40) String q) {
        return new Page<>(registers.places(q, PlaceName.Kind.CLASS), Optional.empty());
    }

    /** Areas by GB/T 2260 below the one of this code; provinces without one. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/areas")
    Page<CodeTable.Code> areas(@RequestParam(defaultValue = "") @Pattern(regexp = "([0-9]{6})?") String under) {
        return new Page<>(registers.areas(under), Optional.empty());
    }

    /** The reader's own materials that were handed in or proved once. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/materials")
    Page<Material> materials(Actor actor) {
        return new Page<>(materials.of(actor.person()), Optional.empty());
    }

    /** Forgets one of them; applications keep what was handed in with them. */
    @MayCall(MayCall.SIGNED_IN)
    @DeleteMapping("/materials/{kind}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(Actor actor, @PathVariable @Size(max = 60) String kind) {
        materials.forget(actor.person(), kind);
    }

    /** What the reader has said is wrong in the registers. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/corrections")
    Page<Correction> corrections(Actor actor) {
        return new Page<>(corrections.of(actor.person()), Optional.empty());
    }

    /** Says that a fact about oneself is not as the register has it. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/corrections")
    Correction correct(Actor actor, @Valid @RequestBody AskForCorrection command) {
        return corrections.open(
                actor, command.id(), command.fact(), command.claim().strip());
    }

    /** What people of the reader's units say is wrong, the longest waiting first. */
    @MayCall(Corrections.ANSWER)
    @GetMapping("/corrections/desk")
    Page<Correction> desk(
            Actor actor,
            @RequestParam(defaultValue = "OPEN") Correction.Status status,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int limit) {
        return corrections.within(actor, status, after, Page.limit(limit));
    }

    /** Tells the person what came of it. */
    @Once
    @MayCall(Corrections.ANSWER)
    @PostMapping("/corrections/{id}/answer")
    Correction answer(Actor actor, @PathVariable UUID id, @Valid @RequestBody AnswerCorrection command) {
        return corrections.answer(actor, id, command.mended(), command.answer().strip());
    }

    /** A person whom somebody may name. */
    record NameablePerson(
            PersonId id, String name, PersonKind kind, Optional<String> unit, Optional<String> className) {}

    /** The fact is named as forms name it: {@code person.phone}. */
    record AskForCorrection(
            @NotNull UUID id,
            @NotBlank @Size(max = 60) String fact,
            @NotBlank @Size(max = 500) String claim) {}

    /** Whether the register was mended, and what to tell. */
    record AnswerCorrection(
            boolean mended, @NotBlank @Size(max = 500) String answer) {}
}
