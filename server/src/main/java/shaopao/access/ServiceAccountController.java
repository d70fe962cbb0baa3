package shaopao.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.access.ServiceAccounts.Issued;
import shaopao.access.ServiceAccounts.Wish;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;

/** Accounts of programs. */
@RestController
@RequestMapping("/api/access/service-accounts")
class ServiceAccountController {

    private final ServiceAccounts accounts;

    ServiceAccountController(ServiceAccounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping
    @MayCall(Grants.GRANT)
    List<ServiceAccount> all() {
        return accounts.all();
    }

    @Once
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @MayCall(value = Grants.GRANT, stepUp = true)
    Issued open(@Valid @RequestBody OpenServiceAccount command, Actor actor) {
        return accounts.open(
                actor,
                new Wish(
                        command.name(),
                        command.permissions(),
                        command.wholeSchool(),
                        command.units().orElse(Set.of()),
                        command.addresses().orElse(List.of()),
                        command.expiresAt()));
    }

    @Once
    @PostMapping("/{id}/rotate")
    @MayCall(value = Grants.GRANT, stepUp = true)
    Issued rotate(@PathVariable UUID id, @Valid @RequestBody RotateKey command, Actor actor) {
        return accounts.rotate(actor, id, command.expiresAt());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @MayCall(value = Grants.GRANT, stepUp = true)
    void close(@PathVariable UUID id, Actor actor) {
        accounts.close(actor, id);
    }

    /**
     * Opens an account.
     *
     * @param units on which the permissions hold when not on the whole school
     * @param addresses from which the key works; any when absent
     */
    record OpenServiceAccount(
            @NotBlank @Size(max = 100) String name,
            @NotEmpty @Size(max = 100) Set<@NotBlank @Size(max = 100) String> permissions,
            boolean wholeSchool,
            Optional<Set<UUID>> units,
            Optional<@Size(max = 50) List<@NotBlank @Size(max = 64) String>> addresses,
            @NotNull Instant expiresAt) {}

    record RotateKey(@NotNull Instant expiresAt) {}
}
