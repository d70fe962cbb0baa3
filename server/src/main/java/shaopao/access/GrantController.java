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

/** Roles, and who holds them on whose data. */
@RestController
@RequestMapping("/api/access")
class GrantController {

    private final Roles roles;
    private final Grants grants;
    private final People people;

    GrantController(Roles roles, Grants grants, People people) {
        this.roles = roles;
        this.grants = grants;
        this.people = people;
    }

    @GetMapping("/roles")
    @MayCall(Grants.GRANT)
    List<Role> roles() {
        return roles.all();
    }

    @GetMapping("/grants")
    @MayCall(Grants.GRANT)
    Page<GrantLine> grants(
            @RequestParam Optional<PersonId> person,
            @RequestParam Optional<String> role,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int limit,
            Actor actor) {
        Page<Grant> page = grants.page(actor, person, role, after, limit);
        Map<PersonId, String> names =
                people.names(page.items().stream().map(Grant::person).toList());
        return new Page<>(
                page.items().stream()
                        .map(grant -> new GrantLine(grant, names.getOrDefault(grant.person(), "")))
                        .toList(),
                page.next());
    }

    @Once
    @PostMapping("/grants")
    @ResponseStatus(HttpStatus.CREATED)
    @MayCall(value = Grants.GRANT, stepUp = true)
    Grant give(@Valid @RequestBody GiveRole command, Actor actor) {
        return grants.give(
                actor,
                command.personId(),
                new HeldGrant(
                        command.role(),
                        command.scope(),
                        command.units().orElse(Set.of()),
                        command.items().orElse(Set.of())),
                new Grants.Period(command.from(), command.until()),
                command.reason());
    }

    @DeleteMapping("/grants/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @MayCall(value = Grants.GRANT, stepUp = true)
    void revoke(@PathVariable UUID id, Actor actor) {
        grants.revoke(actor, id);
    }

    /** A grant as the list shows it. */
    record GrantLine(Grant grant, String personName) {}

    /**
     * Gives a role.
     *
     * @param units with the scope {@code UNITS}
     * @param items with the scope {@code OWN_ITEMS}
     * @param from now when absent
     * @param until without end when absent
     */
    record GiveRole(
            @NotNull PersonId personId,
            @NotBlank @Size(max = 64) String role,
            @NotNull ScopeKind scope,
            Optional<Set<UUID>> units,
            Optional<Set<String>> items,
            Optional<Instant> from,
            Optional<Instant> until,
            @NotBlank @Size(max = 500) String reason) {}
}
