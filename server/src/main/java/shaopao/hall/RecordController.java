package shaopao.hall;

import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Page;

/** What was granted, for those who look after the items. */
@RestController
@RequestMapping("/api/hall/manage/records")
class RecordController {

    private static final String MANAGE = "hall.manage";

    private final OutcomeStore store;

    RecordController(OutcomeStore store) {
        this.store = store;
    }

    /** Records of a kind or an item within reach, the newest first. */
    @MayCall(MANAGE)
    @GetMapping
    Page<OutcomeRecord> outcomeRecords(
            Actor actor,
            @RequestParam(defaultValue = "") @Size(max = 60) String kind,
            @RequestParam(defaultValue = "") @Size(max = 60) String item,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Page.limit(limit);
        return Page.of(
                store.records(kind, item, actor.scope(MANAGE), after, most + 1),
                most,
                found -> found.id().toString());
    }
}
