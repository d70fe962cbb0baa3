package shaopao.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;

@RestController
@RequestMapping("/api/people")
class PeopleController {

    private final Registry registry;
    private final RecordBook book;

    PeopleController(Registry registry, RecordBook book) {
        this.registry = registry;
        this.book = book;
    }

    /** Finds persons by the beginning of name, pinyin, initials or number, or by a whole identity number. */
    @MayCall(Registry.READ)
    @GetMapping
    Page<Person> search(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<PersonKind> kind,
            @RequestParam Optional<UUID> unit,
            @RequestParam(name = "class") Optional<UUID> classId,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        return registry.search(actor, q, kind, unit, classId, PageMark.of(after), limit);
    }

    /** Finds staff of the school by the beginning of name, pinyin, initials or number; nobody for an empty text. */
    @MayCall(Registry.COLLEAGUES)
    @GetMapping("/colleagues")
    Page<Person> colleagues(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "10") int limit) {
        return registry.colleagues(q, limit);
    }

    /** One person, sensitive values masked. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/{id}")
    PersonDetail person(Actor actor, @PathVariable PersonId id) {
        return registry.detail(actor, id);
    }

    /** A person's identity number in full. */
    @MayCall(value = Registry.IDENTITY, stepUp = true)
    @GetMapping("/{id}/identity-number")
    FullIdentityNumber identityNumber(Actor actor, @PathVariable PersonId id) {
        return new FullIdentityNumber(registry.identityNumber(actor, id));
    }

    /** What the school holds about the one who asks. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/me/record")
    PersonalRecord record(Actor actor) {
        return book.of(registry.detail(actor, actor.person()));
    }

    /** The reader's own sensitive values in full. */
    @MayCall(value = MayCall.SIGNED_IN, stepUp = true)
    @GetMapping("/me/sensitive")
    OwnSensitiveValues sensitive(Actor actor) {
        PersonDetail detail = registry.detail(actor, actor.person());
        Optional<String> identity = detail.identity().map(_ -> registry.identityNumber(actor, actor.person()));
        return new OwnSensitiveValues(identity, registry.contacts(actor.person()));
    }

    /** The tree of units as a flat list, parents first, with head counts. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/units")
    Page<UnitNode> units() {
        return new Page<>(registry.tree(), Optional.empty());
    }

    /** Who holds which post in a unit today. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/units/{id}/posts")
    Page<PersonDetail.Post> posts(@PathVariable UUID id) {
        return new Page<>(registry.posts(id), Optional.empty());
    }

    /** Classes in the reader's reach, newest grade first. */
    @MayCall(Registry.READ)
    @GetMapping("/classes")
    Page<SchoolClass> classes(
            Actor actor,
            @RequestParam Optional<UUID> unit,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int limit) {
        return registry.classes(actor, unit, after, limit);
    }

    /** An identity number as it stands in the document. */
    record FullIdentityNumber(String identityNumber) {}

    /** One's own values in full. */
    record OwnSensitiveValues(Optional<String> identityNumber, List<PersonDetail.Contact> contacts) {}
}
