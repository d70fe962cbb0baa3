package shaopao.trials;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.people.People;
import shaopao.people.PersonKind;
import shaopao.people.RollEntry;
import shaopao.secrets.Secrets;

/**
 * What people are called in a trial: 16 hexadecimal digits that follow from the trial, the person and a key of the
 * installation, so that they are nowhere stored with the person before that one is drawn.
 */
@Component
class Pseudonyms {

    private static final int BYTES = 8;

    private final byte[] key;
    private final People people;

    Pseudonyms(Secrets secrets, People people) {
        this.key = secrets.key("trials.pseudonym", "HmacSHA256").getEncoded();
        this.people = people;
    }

    String of(UUID trial, PersonId person) {
        return of(DrawRules.mac(key), trial, person);
    }

    private static String of(Mac mac, UUID trial, PersonId person) {
        byte[] digest = mac.doFinal((trial + ":" + person).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, BYTES);
    }

    /** These but some, each with all that groups are told apart by. */
    List<ListedTrial> listed(UUID trial, List<RollEntry> entries, Set<PersonId> without) {
        Mac mac = DrawRules.mac(key);
        return entries.stream()
                .filter(one -> !without.contains(one.id()))
                .map(one -> listed(of(mac, trial, one.id()), one))
                .toList();
    }

    private static ListedTrial listed(String pseudonym, RollEntry one) {
        return new ListedTrial(
                pseudonym,
                one.kind().name(),
                one.unit().orElse(ListedTrial.NONE),
                one.grade().map(Object::toString).orElse(ListedTrial.NONE));
    }

    /** Everybody at the school by the pseudonym of a trial. */
    Map<String, PersonId> persons(UUID trial) {
        Mac mac = DrawRules.mac(key);
        Map<String, PersonId> found = new HashMap<>();
        people.roll(Set.of(PersonKind.values())).forEach(one -> found.put(of(mac, trial, one.id()), one.id()));
        return found;
    }
}
