package shaopao.gates;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shaopao.gates.PolicyTrial.TriedPassage;
import shaopao.gates.PolicyTrial.Wish;
import shaopao.gates.PolicyWords.PolicyVocabulary;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.places.PlaceId;

/** What helps to write a policy: the words that there are, and a trial on a person. */
@RestController
@RequestMapping("/api/gates/policies/{place}")
class PolicyController {

    private final PolicyWords words;
    private final PolicyTrial trial;

    PolicyController(PolicyWords words, PolicyTrial trial) {
        this.words = words;
        this.trial = trial;
    }

    /** Marks, campaigns, dormitories, units and exams, with how many people have them. */
    @GetMapping("/words")
    @MayCall(GatesPart.MANAGE)
    PolicyVocabulary words(@PathVariable PlaceId place) {
        return words.words(place);
    }

    /** Tries a policy on a person whom one may see; nothing is stored but that it was looked at. */
    @PostMapping("/trial")
    @MayCall(GatesPart.MANAGE)
    TriedPassage trial(@PathVariable PlaceId place, @Valid @RequestBody TryPolicy command, Actor actor) {
        return trial.tried(
                actor,
                place,
                new Wish(command.policy(), command.number(), command.way(), command.at(), command.inside()));
    }

    /** {@code number}: student or staff number. {@code at}: absent for now. */
    record TryPolicy(
            @NotNull @Valid GatePolicy policy,
            @NotBlank @Size(max = 32) String number,
            @NotNull Direction way,
            Optional<Instant> at,
            @PositiveOrZero @Max(1_000_000) int inside) {}
}
