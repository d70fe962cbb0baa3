package shaopao.trials;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.hall.catalogue.TriedItem;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.kernel.Words;

/** Trials for those who look after the items. */
@RestController
@RequestMapping("/api/trials/manage")
class TrialController {

    private final Trials trials;
    private final Preparations preparations;
    private final Panels panels;
    private final Findings findings;

    TrialController(Trials trials, Preparations preparations, Panels panels, Findings findings) {
        this.trials = trials;
        this.preparations = preparations;
        this.panels = panels;
        this.findings = findings;
    }

    @MayCall(Preparations.MANAGE)
    @GetMapping
    Page<TrialCard> managedTrials(
            Actor actor,
            @RequestParam(required = false) Optional<@Size(max = 60) String> item,
            @RequestParam(required = false) Optional<UUID> after,
            @RequestParam(defaultValue = "50") int limit) {
        return trials.trials(actor.scope(Preparations.MANAGE), item, after, limit);
    }

    /** Items of which a version is given to people to try. */
    @MayCall(Preparations.MANAGE)
    @GetMapping("/items")
    List<ItemToTry> itemsToTry(Actor actor) {
        return preparations.items(actor).stream().map(ItemToTry::of).toList();
    }

    /** Who could be drawn, by group; nothing is kept. Without a rule the item's own conditions count. */
    @MayCall(Preparations.MANAGE)
    @GetMapping("/preview")
    PanelPreview previewPanel(
            Actor actor,
            @RequestParam @Size(max = 60) String item,
            @RequestParam @Min(1) @Max(TrialPlan.PEOPLE_MAX) int people,
            @RequestParam(defaultValue = "") Set<Dimension> dimensions,
            @RequestParam(defaultValue = "90") @Min(0) @Max(3_650) int cooldownDays,
            @RequestParam(required = false) Optional<@Size(max = 2_000) String> rule) {
        return preparations.preview(actor, item, new Preparations.Wish(people, dimensions, cooldownDays, rule));
    }

    /** Freezes the list of those who can be drawn, and publishes its hash. */
    @Once
    @MayCall(Preparations.MANAGE)
    @PostMapping
    TrialResults prepareTrial(Actor actor, @Valid @RequestBody PrepareTrial command) {
        Trial trial = preparations.prepare(
                actor, command.item(), command.plan(), command.rules(), command.gate(), command.seedFrom());
        return trials.results(actor, trial);
    }

    @MayCall(Preparations.MANAGE)
    @GetMapping("/{id}")
    TrialResults trialResults(Actor actor, @PathVariable UUID id) {
        return trials.results(actor, panels.reach(actor, id));
    }

    /** Draws the panel and invites it. */
    @Once
    @MayCall(Preparations.MANAGE)
    @PostMapping("/{id}/draw")
    TrialResults drawPanel(Actor actor, @PathVariable UUID id, @Valid @RequestBody DrawPanel command) {
        return trials.results(actor, panels.draw(actor, id, Optional.ofNullable(command.seed())));
    }

    /** Ends it; what was shown so far counts. */
    @Once
    @MayCall(Preparations.MANAGE)
    @PostMapping("/{id}/end")
    TrialResults endTrial(Actor actor, @PathVariable UUID id) {
        return trials.results(actor, panels.end(actor, id));
    }

    /** Calls it off; it counts for nothing. */
    @Once
    @MayCall(Preparations.MANAGE)
    @PostMapping("/{id}/cancel")
    TrialResults cancelTrial(Actor actor, @PathVariable UUID id) {
        return trials.results(actor, panels.cancel(actor, id));
    }

    /** Opens a finding by hand. */
    @Once
    @MayCall(Preparations.MANAGE)
    @PostMapping("/{id}/findings")
    TrialResults openFinding(Actor actor, @PathVariable UUID id, @Valid @RequestBody OpenFinding command) {
        Trial trial = panels.reach(actor, id);
        findings.add(actor, trial, command.about(), command.key(), command.title());
        return trials.results(actor, trial);
    }

    /** Settles a finding in the actor's name; those who told of it hear it. */
    @Once
    @MayCall(Preparations.MANAGE)
    @PostMapping("/{id}/findings/{finding}/settle")
    TrialResults settleFinding(
            Actor actor, @PathVariable UUID id, @PathVariable UUID finding, @Valid @RequestBody SettleFinding command) {
        Trial trial = panels.reach(actor, id);
        Finding.State state = command.resolved() ? Finding.State.RESOLVED : Finding.State.WAIVED;
        findings.settle(actor, trial, finding, state, command.reason().strip());
        return trials.results(actor, trial);
    }

    /** Takes the version that is to be tried now for the one that was tried, in the actor's name. */
    @Once
    @MayCall(Preparations.MANAGE)
    @PostMapping("/{id}/carry")
    TrialResults carryTrial(Actor actor, @PathVariable UUID id, @Valid @RequestBody CarryTrial command) {
        Trial trial = panels.reach(actor, id);
        trials.carry(actor, trial, command.reason().strip());
        return trials.results(actor, trial);
    }

    /**
     * An item to try.
     *
     * @param live another version is open to all meanwhile
     */
    record ItemToTry(String code, Words name, String version, boolean live, boolean requiresTrial) {
        static ItemToTry of(TriedItem item) {
            return new ItemToTry(
                    item.code(),
                    item.name(),
                    item.tried().version(),
                    item.live(),
                    item.tried().item().requiresTrial());
        }
    }

    /**
     * Prepare a trial.
     *
     * @param quotas of the groups, as the preview proposes them or changed
     * @param rule who can be drawn, in CEL over {@code person} and {@code today}; absent lets the item's own conditions
     *     count
     * @param seedSource which number of the outside world, not known yet, will be the seed; absent lets the program
     *     draw and seal one
     */
    record PrepareTrial(
            @NotBlank @Size(max = 60) String item,
            @Min(1) @Max(TrialPlan.PEOPLE_MAX) int people,
            @NotNull @Size(max = 1_000) List<@Valid @NotNull TrialQuota> quotas,
            @Min(0) @Max(3_650) int cooldownDays,
            @Min(1) @Max(60) int answerDays,
            @NotNull @Size(max = 2_000) String task,
            @NotNull @Valid GateWish gate,
            @Nullable @Size(max = 2_000) String rule,
            @Nullable @Size(max = 300) String seedSource) {

        TrialPlan plan() {
            return new TrialPlan(people, quotas, cooldownDays, answerDays, task.strip(), "");
        }

        Optional<String> rules() {
            return Optional.ofNullable(rule);
        }

        Optional<String> seedFrom() {
            return Optional.ofNullable(seedSource).map(String::strip).filter(text -> !text.isEmpty());
        }
    }

    /** Draw; with the seed, where it comes from outside. */
    record DrawPanel(@Nullable @Size(max = 200) String seed) {}

    /** Open a finding. */
    record OpenFinding(
            @NotNull Remark.About about,
            @NotNull @Size(max = 100) String key,
            @NotBlank @Size(max = 200) String title) {}

    /** Settle a finding: resolved, or waived. */
    record SettleFinding(
            boolean resolved, @NotBlank @Size(max = 1_000) String reason) {}

    /** Take the changed version for the one that was tried. */
    record CarryTrial(@NotBlank @Size(max = 1_000) String reason) {}
}
