package shaopao.pass;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
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
    /** Each name once, however many files of readers hold it. */
    private final Map<Long, String> names = new ConcurrentHashMap<>();

    private final List<Consumer<ReaderNews>> hearers = new CopyOnWriteArrayList<>();
    private final PassKeys keys;
    private volatile Instant freshAt = Instant.EPOCH;

    CodeDirectory(PassKeys keys) {
        this.keys = keys;
    }

    /**
     * All that carries one pass.
     *
     * @param cards by the hash of their number
     * @param names of cards as readers without a network compute them
     */
    record Entry(PassId pass, Map<Long, Known> numbers, Map<String, Known> cards, Map<String, Known> names) {

        /** Names of phones and cards; those that are good, or those that are not. */
        Set<String> names(boolean good) {
            return Stream.concat(
                            numbers.entrySet().stream()
                                    .map(one -> Map.entry(ReaderKeys.name(one.getKey()), one.getValue())),
                            names.entrySet().stream())
                    .filter(one -> good(one.getValue()) == good)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }
    }

    private static boolean good(Known known) {
        return known.endedAt().isEmpty() && !known.frozen();
    }

    /** Calls the hearer for whatever becomes good or bad from now on. */
    void tell(Consumer<ReaderNews> hearer) {
        hearers.add(hearer);
    }

    Optional<Known> number(long number) {
        return Optional.ofNullable(numbers.get(number));
    }

    /** The key of a number that this node has opened before. */
    Optional<SecretKey> opened(long number) {
        return number(number).flatMap(Known::key);
    }

    Optional<Known> card(String number) {
        return CardRules.valid(number) ? Optional.ofNullable(cards.get(keys.cardHash(number))) : Optional.empty();
    }

    /** Whether a card of the pass has no name for readers yet. */
    boolean nameless(PassId pass) {
        Entry entry = passes.get(pass);
        return entry != null
                && entry.cards().values().stream().filter(CodeDirectory::good).count()
                        > entry.names().values().stream()
                                .filter(CodeDirectory::good)
                                .count();
    }

    /** Numbers that are good now. */
    List<ReaderKeys.LiveNumber> live() {
        return numbers.entrySet().stream()
                .filter(entry -> good(entry.getValue()))
                .map(entry -> new ReaderKeys.LiveNumber(
                        entry.getKey(),
                        names.computeIfAbsent(entry.getKey(), ReaderKeys::name),
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

    /** Cards that are good now. */
    List<ReaderKeys.LiveCarrier> liveCards() {
        return passes.values().stream()
                .flatMap(entry -> entry.names().entrySet().stream())
                .filter(entry -> good(entry.getValue()))
                .map(entry -> new ReaderKeys.LiveCarrier(
                        entry.getKey(),
                        entry.getValue().pass(),
                        entry.getValue().holder(),
                        entry.getValue().purposes(),
                        Optional.empty()))
                .toList();
    }

    /** Takes in what the database says of some passes now; what it no longer says of them is forgotten. */
    void take(List<Entry> entries) {
        Set<String> stopped = new LinkedHashSet<>();
        Set<String> back = new HashSet<>();
        entries.forEach(entry -> {
            Entry former = passes.put(entry.pass(), entry);
            if (former != null) {
                Set<String> good = entry.names(true);
                former.names(true).stream().filter(name -> !good.contains(name)).forEach(stopped::add);
                former.names(false).stream().filter(good::contains).forEach(back::add);
            }
            numbers.putAll(entry.numbers());
            cards.putAll(entry.cards());
            if (former != null) {
                former.numbers().keySet().stream()
                        .filter(number -> !entry.numbers().containsKey(number))
                        .forEach(number -> {
                            numbers.remove(number);
                            names.remove(number);
                        });
                former.cards().forEach((hash, known) -> {
                    if (!entry.cards().containsKey(hash)) {
                        cards.remove(hash, known);
                    }
                });
            }
        });
        if (!stopped.isEmpty() || !back.isEmpty()) {
            ReaderNews news = new ReaderNews(List.copyOf(stopped), !back.isEmpty());
            hearers.forEach(hearer -> hearer.accept(news));
        }
    }

    /** When the database was asked last for what is new. */
    Instant freshAt() {
        return freshAt;
    }

    void freshAt(Instant at) {
        freshAt = at;
    }
}
