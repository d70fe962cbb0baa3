package shaopao.pass;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What this node knows of numbers and cards. {@link DirectoryListener} fills it at the start and keeps it fresh; a
 * number that it does not know {@link Passes} asks the database for once.
 */
@Component
class CodeDirectory {

    private final Map<Long, Known> numbers = new ConcurrentHashMap<>();
    private final Map<String, Known> cards = new ConcurrentHashMap<>();
    private final Map<PassId, Entry> passes = new ConcurrentHashMap<>();
    private final PassKeys keys;
    private volatile Instant freshAt = Instant.EPOCH;

    CodeDirectory(PassKeys keys) {
        this.keys = keys;
    }

    /** All that carries one pass. */
    record Entry(PassId pass, Map<Long, Known> numbers, Map<String, Known> cards) {}

    Optional<Known> number(long number) {
        return Optional.ofNullable(numbers.get(number));
    }

    Optional<Known> card(String number) {
        return CardRules.valid(number) ? Optional.ofNullable(cards.get(keys.cardHash(number))) : Optional.empty();
    }

    /** Numbers that are good now. */
    List<ReaderKeys.LiveNumber> live() {
        return numbers.entrySet().stream()
                .filter(entry -> entry.getValue().endedAt().isEmpty()
                        && !entry.getValue().frozen())
                .map(entry -> new ReaderKeys.LiveNumber(
                        entry.getKey(),
                        entry.getValue().pass(),
                        entry.getValue().holder(),
                        entry.getValue().purposes()))
                .toList();
    }

    /** Numbers that are frozen, or ended after a moment. */
    List<Long> stopped(Instant after) {
        return numbers.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .endedAt()
                        .map(after::isBefore)
                        .orElse(entry.getValue().frozen()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Takes in what the database says of some passes now; what it no longer says of them is forgotten. */
    void take(List<Entry> entries) {
        entries.forEach(entry -> {
            Entry former = passes.put(entry.pass(), entry);
            numbers.putAll(entry.numbers());
            cards.putAll(entry.cards());
            if (former != null) {
                former.numbers().keySet().stream()
                        .filter(number -> !entry.numbers().containsKey(number))
                        .forEach(numbers::remove);
                former.cards().forEach((hash, known) -> {
                    if (!entry.cards().containsKey(hash)) {
                        cards.remove(hash, known);
                    }
                });
            }
        });
    }

    /** When the database was asked last for what is new. */
    Instant freshAt() {
        return freshAt;
    }

    void freshAt(Instant at) {
        freshAt = at;
    }
}
