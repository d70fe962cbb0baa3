package shaopao.gates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shaopao.gates.PresenceStore.PassageRow;
import shaopao.gates.ShownPassage.Who;
import shaopao.kernel.Words;
import shaopao.places.CampusPlace;
import shaopao.places.PlaceId;
import shaopao.places.Places;

/** Puts names of places and words of reasons to stored decisions. */
@Component
class GateWords {

    private static final Words GONE = new Words("已停用", "closed");

    private final GateBook book;
    private final ReasonWords reasons;
    private final Places places;

    GateWords(GateBook book, ReasonWords reasons, Places places) {
        this.book = book;
        this.reasons = reasons;
        this.places = places;
    }

    Words place(PlaceId id) {
        return places.places(List.of(id)).stream()
                .map(CampusPlace::name)
                .findFirst()
                .orElse(GONE);
    }

    List<ShownPassage> shown(List<PassageRow> rows, Map<UUID, Who> known) {
        Map<PlaceId, Words> names = names(rows.stream().map(PassageRow::place).collect(Collectors.toSet()));
        return rows.stream().map(row -> shown(row, names, known)).toList();
    }

    private ShownPassage shown(PassageRow row, Map<PlaceId, Words> names, Map<UUID, Who> known) {
        Optional<Gate> gate = book.gate(row.entry());
        GateVerdict verdict = new GateVerdict(row.direction(), row.reason(), row.line(), Optional.empty());
        return new ShownPassage(
                row.at(),
                row.id(),
                names.getOrDefault(row.place(), GONE),
                gate.map(one -> one.entry().name()).orElse(GONE),
                row.subject().map(known::get),
                row.guest(),
                row.direction(),
                row.opened(),
                row.reason(),
                gate.filter(one -> one.version() == row.policy())
                        .map(one -> reasons.of(verdict, one.ready().policy()))
                        .orElseGet(() -> reasons.of(row.reason())),
                row.remark().map(PassageRemark::valueOf),
                row.fault(),
                row.how(),
                row.by());
    }

    private Map<PlaceId, Words> names(Set<PlaceId> ids) {
        Map<PlaceId, Words> names = new HashMap<>();
        places.places(ids).forEach(place -> names.put(place.id(), place.name()));
        return names;
    }
}
