package shaopao.trials;

import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Page;
import shaopao.kernel.Scope;

/** The public records of draws, for everybody at the school. */
@RestController
@RequestMapping("/api/trials/records")
class TrialRecordController {

    private final Trials trials;

    TrialRecordController(Trials trials) {
        this.trials = trials;
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping
    Page<TrialCard> trialRecords(
            @RequestParam(required = false) Optional<UUID> after, @RequestParam(defaultValue = "50") int limit) {
        return trials.trials(Scope.ALL, Optional.empty(), after, limit);
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/{id}")
    TrialRecord trialRecord(Actor actor, @PathVariable UUID id) {
        return trials.record(actor, id);
    }

    /** One line each: pseudonym, kind, unit, grade, between tabs; its SHA-256 is on the record. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping(path = "/{id}/list", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    String trialList(@PathVariable UUID id) {
        return trials.list(id);
    }
}
