package shaopao.trials;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.hall.catalogue.TriedItem;
import shaopao.hall.catalogue.TriedItems;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.People;
import shaopao.trials.ListRules.Group;

/** Trials before the draw: who could be drawn, and the list that is frozen then. */
@Component
class Preparations {

    /** Lets items be tried and settles what was found. */
    static final String MANAGE = "trials.manage";

    private static final UUID NOWHERE = new UUID(0, 0);
    private static final int SEED_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TriedItems items;
    private final TrialStore trials;
    private final SeatStore seats;
    private final PanelRolls rolls;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    Preparations(
            TriedItems items,
            TrialStore trials,
            SeatStore seats,
            PanelRolls rolls,
            People people,
            Audit audit,
            Clock clock) {
        this.items = items;
        this.trials = trials;
        this.seats = seats;
        this.rolls = rolls;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** What can be tried, within reach. */
    List<TriedItem> items(Actor actor) {
        return items.within(actor.scope(MANAGE));
    }

    /** What somebody wishes to see before anything is frozen; without a rule the item's own counts. */
    record Wish(int people, Set<Dimension> dimensions, int cooldownDays, Optional<String> rule) {}

    PanelPreview preview(Actor actor, String code, Wish wish) {
        TriedItem item = items.tried(actor.scope(MANAGE), code);
        String rule = rolls.rule(item.tried().item(), wish.rule());
        Set<PersonId> cooling = cooling(wish.cooldownDays());
        Set<PersonId> leftOut = trials.allLeftOut();
        List<ListedTrial> list = list(NOWHERE, item, actor, wish.cooldownDays(), wish.dimensions(), rule);
        List<Group> groups = ListRules.groups(list, wish.dimensions(), wish.people());
        Map<String, String> units = unitNames(wish.dimensions());
        boolean few = list.size() < ListRules.GROUP_MIN;
        return new PanelPreview(
                few ? 0 : list.size(),
                rolls.ofKinds(item.tried().item()),
                rule,
                cooling.size(),
                leftOut.size(),
                few
                        ? List.of()
                        : groups.stream().map(group -> stratum(group, units)).toList());
    }

    private static PanelPreview.Stratum stratum(Group group, Map<String, String> units) {
        TrialQuota quota = group.quota();
        Optional<String> name =
                group.dimension() == Dimension.UNIT ? Optional.ofNullable(units.get(group.value())) : Optional.empty();
        return new PanelPreview.Stratum(
                group.dimension(),
                group.value(),
                name,
                group.people(),
                Math.round(group.share() * 100) / 100.0,
                quota.min(),
                quota.max());
    }

    /** What people call the units, where units are told apart. */
    Map<String, String> unitNames(Set<Dimension> dimensions) {
        Map<String, String> names = new HashMap<>();
        if (dimensions.contains(Dimension.UNIT)) {
            people.units().forEach(unit -> names.put(unit.code(), unit.name()));
        }
        return names;
    }

    /** Freezes the list and makes its hash public. */
    @Transactional
    Trial prepare(
            Actor actor,
            String code,
            TrialPlan wished,
            Optional<String> rule,
            GateWish gate,
            Optional<String> seedSource) {
        TriedItem item = items.tried(actor.scope(MANAGE), code);
        TrialPlan plan = wished.by(rolls.rule(item.tried().item(), rule));
        UUID id = Ids.next();
        List<ListedTrial> list = list(id, item, actor, plan.cooldownDays(), plan.dimensions(), plan.rule());
        if (list.size() < Math.max(plan.people(), ListRules.GROUP_MIN)) {
            throw new ProblemException(
                    TrialsProblem.PANEL_TOO_SMALL, Map.of("listed", list.size(), "wanted", plan.people()));
        }
        if (!ListRules.possible(plan, ListRules.groups(list, plan.dimensions(), plan.people()))) {
            throw new ProblemException(TrialsProblem.QUOTAS_CONTRADICT);
        }
        String text = ListRules.text(list);
        Optional<String> sealed = seedSource.isPresent() ? Optional.empty() : Optional.of(randomSeed());
        Trial trial = new Trial(
                id,
                code,
                item.tried().version(),
                item.tried().item().name(),
                item.unit(),
                TrialState.PREPARED,
                plan,
                gate,
                new Trial.Seeding(
                        list.size(),
                        ListRules.hash(text),
                        seedSource.orElse(""),
                        sealed.map(ListRules::hash),
                        Optional.empty(),
                        Optional.empty()),
                actor.name(),
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        trials.add(trial, actor.id(), text, sealed);
        audit.record(
                actor,
                "trials.prepared",
                "trial",
                id.toString(),
                Map.of("item", code, "version", trial.version(), "listed", list.size()));
        return trial;
    }

    /**
     * Everybody for whom the item and the rule are, but those who cool down, who want to be left out, and whoever lets
     * it be tried.
     */
    private List<ListedTrial> list(
            UUID trial, TriedItem item, Actor actor, int cooldownDays, Set<Dimension> dimensions, String rule) {
        Set<PersonId> without = new HashSet<>(cooling(cooldownDays));
        without.addAll(trials.allLeftOut());
        actor.id().map(PersonId::new).ifPresent(without::add);
        return ListRules.told(rolls.roll(trial, item.tried().item(), rule, without), dimensions);
    }

    private Set<PersonId> cooling(int days) {
        Instant since = clock.instant().minus(Duration.ofDays(days));
        return seats.askedSince(since);
    }

    private static String randomSeed() {
        byte[] seed = new byte[SEED_BYTES];
        RANDOM.nextBytes(seed);
        return HexFormat.of().formatHex(seed);
    }
}
