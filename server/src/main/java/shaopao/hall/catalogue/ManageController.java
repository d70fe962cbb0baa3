package shaopao.hall.catalogue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.kernel.Words;

/** Items for those who look after them: which there are, and what becomes of each. */
@RestController
@RequestMapping("/api/hall/manage/items")
class ManageController {

    private final Lives lives;
    private final Batches batches;
    private final Versions versions;
    private final Departments departments;

    ManageController(Lives lives, Batches batches, Versions versions, Departments departments) {
        this.lives = lives;
        this.batches = batches;
        this.versions = versions;
        this.departments = departments;
    }

    /** The items within reach, by code; all filters at once. */
    @MayCall(Lives.MANAGE)
    @GetMapping
    Page<ManagedItem> managedItems(
            Actor actor,
            @RequestParam(defaultValue = "") @Size(max = 100) String q,
            @RequestParam(defaultValue = "") @Size(max = 100) String department,
            @RequestParam(defaultValue = "") @Size(max = 60) String batch,
            @RequestParam Optional<ItemState> state,
            @RequestParam(defaultValue = "") @Size(max = 60) String after,
            @RequestParam(defaultValue = "100") int limit) {
        String wanted = SearchText.normal(q);
        List<ItemRow> rows = lives.rows(actor).stream()
                .filter(row -> row.code().compareTo(after) > 0)
                .filter(row -> state.isEmpty() || state.get() == row.state())
                .filter(row -> department.isEmpty() || row.department().equals(department))
                .filter(row -> batch.isEmpty() || row.title().batch().equals(Optional.of(batch)))
                .filter(row -> wanted.isEmpty()
                        || SearchText.normal(row.title().name().zh() + row.code())
                                .contains(wanted)
                        || SearchText.of(row.title().name().zh()).find(wanted, false) != SearchText.Found.NOT)
                .limit(Page.limit(limit) + 1L)
                .toList();
        Set<String> wantedVersions = new HashSet<>();
        rows.forEach(row -> row.version().or(row.life()::tried).ifPresent(wantedVersions::add));
        versions.read(wantedVersions);
        return Page.of(rows.stream().map(this::managed).toList(), Page.limit(limit), ManagedItem::code);
    }

    @MayCall(Lives.MANAGE)
    @GetMapping("/{code}")
    ManagedItem managedItem(Actor actor, @PathVariable String code) {
        return managed(lives.row(actor, code));
    }

    /** What became of it, the newest first. */
    @MayCall(Lives.MANAGE)
    @GetMapping("/{code}/history")
    Page<ItemEvent> itemHistory(Actor actor, @PathVariable String code) {
        return new Page<>(lives.events(actor, code), Optional.empty());
    }

    /** How many items there are, by department and state. */
    @MayCall(Lives.MANAGE)
    @GetMapping("/counts")
    List<InventoryRules.Count> itemCounts(Actor actor) {
        return InventoryRules.counts(lives.rows(actor), departments::name);
    }

    /** Adds an item that is only named so far. */
    @Once
    @MayCall(Lives.MANAGE)
    @PostMapping
    ManagedItem addItem(Actor actor, @Valid @RequestBody AddItem command) {
        return managed(lives.add(actor, command.code(), command.name().words(), command.department()));
    }

    /** Brings an item into another state of its life. */
    @Once
    @MayCall(Lives.MANAGE)
    @PostMapping("/{code}/acts")
    ManagedItem actOnItem(Actor actor, @PathVariable String code, @Valid @RequestBody ActOnItem command) {
        return managed(lives.act(actor, code, command.order()));
    }

    /** Says when and how often people can apply. */
    @MayCall(Lives.MANAGE)
    @PutMapping("/{code}/window")
    ManagedItem setWindow(Actor actor, @PathVariable String code, @Valid @RequestBody SetWindow command) {
        return managed(lives.window(actor, code, command.revision(), command.window()));
    }

    /** Puts an item into a batch, or into none. */
    @MayCall(Lives.MANAGE)
    @PutMapping("/{code}/batch")
    ManagedItem setBatch(Actor actor, @PathVariable String code, @Valid @RequestBody SetBatch command) {
        Optional<String> batch = Optional.ofNullable(command.batch());
        batch.ifPresent(batches::require);
        return managed(lives.batch(actor, code, command.revision(), batch));
    }

    private ManagedItem managed(ItemRow row) {
        return ManagedItem.of(
                row, departments.name(row), row.version().or(row.life()::tried).map(versions::version));
    }

    /** A text in both languages as it is sent; without English it is the Chinese. */
    record BothLanguages(
            @NotBlank @Size(max = 200) String zh,
            @Nullable @Size(max = 200) String en) {

        Words words() {
            return new Words(zh.strip(), en == null || en.isBlank() ? zh.strip() : en.strip());
        }
    }

    /**
     * Add an item.
     *
     * @param department code of its office
     */
    record AddItem(
            @NotNull @Size(max = 60) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
            String code,

            @NotNull @Valid BothLanguages name,
            @NotBlank @Size(max = 40) String department) {}

    /**
     * Do this to an item.
     *
     * @param revision of the item as it was read
     * @param message what people read while it is paused
     * @param until when the pause ends by itself
     */
    record ActOnItem(
            @NotNull LifeAct act,
            @Min(1) int revision,
            @Nullable @Size(max = 500) String why,
            @Nullable @Valid BothLanguages message,
            @Nullable Instant until) {

        Lives.Order order() {
            Words told = message == null ? new Words("暂停办理。", "Paused.") : message.words();
            return new Lives.Order(
                    act,
                    revision,
                    why == null ? "" : why.strip(),
                    act == LifeAct.PAUSE
                            ? Optional.of(new ItemRow.ItemPause(told, Optional.ofNullable(until)))
                            : Optional.empty());
        }
    }

    /** Set the window; what is absent is unlimited. */
    record SetWindow(
            @Min(1) int revision,
            @Nullable Instant opensAt,
            @Nullable Instant closesAt,
            @Nullable @Positive Integer submissionsMax,
            @Nullable @Positive Integer perPersonMax) {

        Window window() {
            return new Window(
                    Optional.ofNullable(opensAt),
                    Optional.ofNullable(closesAt),
                    Optional.ofNullable(submissionsMax),
                    Optional.ofNullable(perPersonMax));
        }
    }

    /** Set the batch; absent for none. */
    record SetBatch(
            @Min(1) int revision, @Nullable @Size(max = 60) String batch) {}
}
