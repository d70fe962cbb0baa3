package shaopao.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;

/** What a reader may see of persons, units and classes. Everyone may see themselves. */
@Component
public class Registry {

    static final String READ = "people.read";
    static final String COLLEAGUES = "people.colleagues";
    static final String IDENTITY = "people.identity";

    private final SearchStore search;
    private final DetailStore details;
    private final UnitStore units;
    private final IdentityNumbers identities;
    private final Audit audit;
    private final Clock clock;

    Registry(
            SearchStore search,
            DetailStore details,
            UnitStore units,
            IdentityNumbers identities,
            Audit audit,
            Clock clock) {
        this.search = search;
        this.details = details;
        this.units = units;
        this.identities = identities;
        this.audit = audit;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), People.ZONE);
    }

    /** Persons in the reader's reach; a whole identity number as text finds its person. */
    Page<Person> search(
            Actor actor,
            String text,
            Optional<PersonKind> kind,
            Optional<UUID> unit,
            Optional<UUID> classId,
            PageMark after,
            int limit) {
        String identity = IdentityRules.normal(text);
        Optional<byte[]> hash =
                IdentityRules.wellFormed(identity) ? Optional.of(identities.hash("1", identity)) : Optional.empty();
        Set<UUID> within = unit.map(root -> units.below(Set.of(root))).orElse(Set.of());
        if (unit.isPresent() && within.isEmpty()) {
            return new Page<>(List.of(), Optional.empty());
        }
        PersonQuery query = new PersonQuery(NameRules.normal(text), hash, kind, within, classId);
        return search.search(query, actor.scope(READ), today(), after, Page.limit(limit));
    }

    /**
     * Present staff of the whole school as a directory shows them, without class; no more than one page, since whoever
     * looks for a colleague types another letter.
     */
    Page<Person> colleagues(String text, int limit) {
        String normal = NameRules.normal(text);
        if (normal.isEmpty()) {
            return new Page<>(List.of(), Optional.empty());
        }
        PersonQuery query =
                new PersonQuery(normal, Optional.empty(), Optional.of(PersonKind.STAFF), Set.of(), Optional.empty());
        Page<Person> page = search.search(query, Scope.ALL, today(), PageMark.of(""), Page.limit(limit));
        return new Page<>(page.items().stream().map(Person::withoutClass).toList(), Optional.empty());
    }

    PersonDetail detail(Actor actor, PersonId id) {
        requireReach(actor, id, READ);
        return details.detail(id).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /** Refuses, as if there were none, a person out of the actor's reach under the permission. */
    public void requireReach(Actor actor, PersonId id, String permission) {
        if (!reaches(actor, id, permission)) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
    }

    /** Whether the person is in the actor's reach under the permission; everybody reaches themselves. */
    public boolean reaches(Actor actor, PersonId id, String permission) {
        Scope scope = actor.kind() == Actor.Kind.PERSON
                ? actor.scope(permission).or(Scope.self(actor.person()))
                : actor.scope(permission);
        return details.reaches(scope, id, today());
    }

    /** The identity number in full; that it was read is recorded. */
    @Transactional
    public String identityNumber(Actor actor, PersonId id) {
        requireReach(actor, id, IDENTITY);
        audit.record(actor, "people.identity-number-read", "person", id.toString(), Map.of());
        return details.sealedIdentity(id)
                .map(bytes -> identities.open(id, bytes))
                .orElseThrow(() -> new ProblemException(PeopleProblem.NO_IDENTITY_NUMBER));
    }

    List<PersonDetail.Contact> contacts(PersonId id) {
        return details.contacts(id);
    }

    List<UnitNode> tree() {
        return units.tree(today());
    }

    List<PersonDetail.Post> posts(UUID unit) {
        return details.posts(DetailStore.PostsOf.UNIT, unit).stream()
                .filter(post -> post.until().isEmpty() || post.until().get().isAfter(today()))
                .toList();
    }

    Page<SchoolClass> classes(Actor actor, Optional<UUID> unit, Optional<UUID> after, int limit) {
        Set<UUID> within = unit.map(root -> units.below(Set.of(root))).orElse(Set.of());
        if (unit.isPresent() && within.isEmpty()) {
            return new Page<>(List.of(), Optional.empty());
        }
        int size = Page.limit(limit);
        return Page.of(
                units.classes(within, actor.scope(READ), today(), after, size + 1),
                size,
                found -> found.id().toString());
    }
}
