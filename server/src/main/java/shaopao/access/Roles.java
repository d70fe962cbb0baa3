package shaopao.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import shaopao.kernel.MayCall;
import shaopao.kernel.ShortMemory;

/** The roles with their permissions; remembered for ten seconds. */
@Component
class Roles {

    static final String ADMINISTRATOR = "administrator";
    private static final String EVERYTHING = "*";

    private final ShortMemory<String, Map<String, Role>> memory = new ShortMemory<>(Duration.ofSeconds(10));
    private final RoleStore store;
    private final List<RolePart> parts;
    private final ObjectProvider<RequestMappingHandlerMapping> endpoints;

    Roles(RoleStore store, List<RolePart> parts, ObjectProvider<RequestMappingHandlerMapping> endpoints) {
        this.store = store;
        this.parts = parts;
        this.endpoints = endpoints;
    }

    List<Role> all() {
        return List.copyOf(byCode().values());
    }

    Optional<Role> role(String code) {
        return Optional.ofNullable(byCode().get(code));
    }

    /** Every permission that the program knows: those asked at its endpoints and those of its roles. */
    Set<String> permissions() {
        return all().stream()
                .flatMap(role -> role.permissions().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    void forget() {
        memory.forgetAll();
    }

    private Map<String, Role> byCode() {
        return memory.of("", _ -> read());
    }

    private Map<String, Role> read() {
        List<Role> roles = store.roles().stream().map(this::withParts).toList();
        Set<String> known = new TreeSet<>(askedAtEndpoints());
        roles.forEach(role -> known.addAll(role.permissions()));
        known.remove(EVERYTHING);
        Map<String, Role> byCode = new LinkedHashMap<>();
        for (Role role : roles) {
            Set<String> effective = role.permissions().contains(EVERYTHING) ? Set.copyOf(known) : role.permissions();
            byCode.put(role.code(), new Role(role.code(), role.nameZh(), role.nameEn(), effective, role.implied()));
        }
        return byCode;
    }

    private Role withParts(Role role) {
        Set<String> permissions = new TreeSet<>(role.permissions());
        parts.forEach(part -> permissions.addAll(part.permissions().getOrDefault(role.code(), Set.of())));
        return new Role(role.code(), role.nameZh(), role.nameEn(), permissions, role.implied());
    }

    private Set<String> askedAtEndpoints() {
        return endpoints.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .map(method -> method.getMethodAnnotation(MayCall.class))
                .filter(rule -> rule != null && rule.value().contains("."))
                .map(MayCall::value)
                .collect(Collectors.toSet());
    }
}
