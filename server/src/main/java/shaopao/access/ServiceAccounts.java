package shaopao.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;

/** Accounts of programs, with keys that may do little, from few places, for a time. */
@Component
class ServiceAccounts {

    private static final Duration USED_STEP = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]+(/\\d{1,3})?");

    private final ServiceAccountStore store;
    private final Standings standings;
    private final Audit audit;
    private final Clock clock;

    ServiceAccounts(ServiceAccountStore store, Standings standings, Audit audit, Clock clock) {
        this.store = store;
        this.standings = standings;
        this.audit = audit;
        this.clock = clock;
    }

    /** An account with its key, which is told once. */
    record Issued(ServiceAccount account, String key) {}

    /** What an account shall be able to do. */
    record Wish(
            String name,
            Set<String> permissions,
            boolean wholeSchool,
            Set<UUID> units,
            List<String> addresses,
            Instant expiresAt) {}

    List<ServiceAccount> all() {
        return store.all();
    }

    /** Opens an account that can do no more than the one who opens it. */
    @Transactional
    public Issued open(Actor actor, Wish wish) {
        Instant now = clock.instant();
        requirePeriod(wish.expiresAt(), now);
        if (!wish.addresses().stream().allMatch(ServiceAccounts::isNetwork)) {
            throw new ProblemException(AccessProblem.ADDRESS_INVALID);
        }
        ServiceAccount account = new ServiceAccount(
                Ids.next(),
                wish.name(),
                wish.permissions(),
                wish.wholeSchool(),
                wish.units(),
                wish.addresses(),
                wish.expiresAt(),
                actor.name(),
                now,
                now,
                Optional.empty(),
                Optional.empty());
        if (wish.permissions().isEmpty() || scope(account).equals(Scope.NONE)) {
            throw new ProblemException(AccessProblem.SCOPE_EMPTY);
        }
        requireHeld(actor, account);
        String secret = Tokens.next();
        store.add(account, secret, actor.id());
        audit.record(
                actor,
                "access.service-account-opened",
                "service-account",
                account.id().toString(),
                Map.of("name", account.name(), "permissions", account.permissions(), "expiresAt", wish.expiresAt()));
        return new Issued(account, key(account.id(), secret));
    }

    /** A new key; the former one stops working. */
    @Transactional
    public Issued rotate(Actor actor, UUID id, Instant expiresAt) {
        Instant now = clock.instant();
        requirePeriod(expiresAt, now);
        ServiceAccount account = living(id);
        requireHeld(actor, account);
        String secret = Tokens.next();
        store.rotate(id, secret, expiresAt, now);
        audit.record(actor, "access.service-account-rotated", "service-account", id.toString(), Map.of());
        return new Issued(living(id), key(id, secret));
    }

    @Transactional
    public void close(Actor actor, UUID id) {
        if (!store.revoke(id, clock.instant())) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        audit.record(actor, "access.service-account-closed", "service-account", id.toString(), Map.of());
    }

    /** The account behind a key, as an actor. */
    Actor actor(UUID id, String secret, String address) {
        Instant now = clock.instant();
        ServiceAccount account = store.bySecret(id, secret, now)
                .filter(one -> one.addresses().isEmpty()
                        || one.addresses().stream().anyMatch(network -> new IpAddressMatcher(network).matches(address)))
                .orElseThrow(() -> new ProblemException(AccessProblem.KEY_NOT_ACCEPTED));
        if (account.usedAt().filter(now.minus(USED_STEP)::isBefore).isEmpty()) {
            store.used(id, address, now, USED_STEP);
        }
        return new Actor(
                Actor.Kind.SERVICE, Optional.of(id), account.name(), address, powers(account), Optional.empty());
    }

    private ServiceAccount living(UUID id) {
        return store.living(id).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    private Map<String, Scope> powers(ServiceAccount account) {
        Scope scope = scope(account);
        Map<String, Scope> powers = new HashMap<>();
        account.permissions().forEach(permission -> powers.put(permission, scope));
        return powers;
    }

    private Scope scope(ServiceAccount account) {
        return account.wholeSchool()
                ? Scope.ALL
                : new Scope(false, standings.below(account.units()), Set.of(), Set.of(), Set.of());
    }

    private void requireHeld(Actor actor, ServiceAccount account) {
        if (!GrantRules.within(powers(account), actor.grants())) {
            throw new ProblemException(AccessProblem.GRANT_BEYOND_OWN);
        }
    }

    private static void requirePeriod(Instant expiresAt, Instant now) {
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST))) {
            throw new ProblemException(AccessProblem.PERIOD_INVALID);
        }
    }

    /** Only literal addresses: a name would be looked up. */
    private static boolean isNetwork(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            return false;
        }
        try {
            return new IpAddressMatcher(text).toString() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String key(UUID id, String secret) {
        return "sp_" + id.toString().replace("-", "") + "_" + secret;
    }
}
