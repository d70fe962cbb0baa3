package shaopao.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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
import shaopao.people.People;

/** Handing over while away. */
@RestController
@RequestMapping("/api/access/delegations")
class DelegationController {

    private static final String DELEGATE = "access.delegate";

    private final Delegations delegations;
    private final People people;

    DelegationController(Delegations delegations, People people) {
        this.delegations = delegations;
        this.people = people;
    }

    @GetMapping
    @MayCall(MayCall.SIGNED_IN)
    List<DelegationLine> mine(Actor actor) {
        return lines(delegations.of(actor.person()), actor);
    }

    /** Who acts for whom, for those who give roles: of everybody, or of one person. */
    @GetMapping("/all")
    @MayCall(Grants.GRANT)
    Page<DelegationLine> everybodys(
            Actor actor,
            @RequestParam Optional<PersonId> person,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int limit) {
        Page<Delegation> page = delegations.page(actor, person, after, limit);
        return new Page<>(lines(page.items(), actor), page.next());
    }

    private List<DelegationLine> lines(List<Delegation> all, Actor actor) {
        Map<PersonId, String> names = people.names(all.stream()
                .flatMap(one -> Stream.of(one.absent(), one.delegate()))
                .distinct()
                .toList());
        return all.stream()
                .map(one -> new DelegationLine(
                        one,
                        names.getOrDefault(one.absent(), ""),
                        names.getOrDefault(one.delegate(), ""),
                        one.absent().equals(actor.person())))
                .toList();
    }

    @Once
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @MayCall(DELEGATE)
    Delegation handOver(@Valid @RequestBody HandOver command, Actor actor) {
        return delegations.handOver(
                actor,
                command.delegateId(),
                command.items().orElse(Set.of()),
                new Grants.Period(command.from(), Optional.of(command.until())),
                command.reason());
    }

    @Once
    @PostMapping("/{id}/accept")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @MayCall(MayCall.SIGNED_IN)
    void accept(@PathVariable UUID id, Actor actor) {
        delegations.accept(actor, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @MayCall(MayCall.SIGNED_IN)
    void end(@PathVariable UUID id, Actor actor) {
        delegations.end(actor, id);
    }

    /**
     * A delegation with the names of both.
     *
     * @param given true when the reader has handed over, false when they were asked to act
     */
    record DelegationLine(Delegation delegation, String absentName, String delegateName, boolean given) {}

    /**
     * Hands over.
     *
     * @param items codes of service items; all when absent
     * @param from now when absent
     */
    record HandOver(
            @NotNull PersonId delegateId,
            Optional<Set<@NotBlank @Size(max = 100) String>> items,
            Optional<Instant> from,
            @NotNull Instant until,
            @NotBlank @Size(max = 500) String reason) {}
}
