package shaopao.hall.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import shaopao.hall.catalogue.Shelf.Shelved;
import shaopao.kernel.Words;

/** Finds items for a person: by what one types, and by what one filters. */
@Component
class ItemFinder {

    private final Shelf shelf;
    private final Departments departments;
    private final Clock clock;

    ItemFinder(Shelf shelf, Departments departments, Clock clock) {
        this.shelf = shelf;
        this.departments = departments;
        this.clock = clock;
    }

    /**
     * What one looks for; empty where one does not care.
     *
     * @param department code or name of the office
     * @param forMe only what the person may apply for
     * @param online true for what is done here, false for what is done at a counter
     */
    record Wish(
            String text,
            String department,
            String category,
            String tag,
            Optional<LifeEvent> event,
            boolean forMe,
            Optional<Boolean> online) {

        boolean fits(Item item, Words office) {
            return (department.isEmpty()
                            || item.unit().filter(department::equals).isPresent()
                            || office.zh().equals(department)
                            || office.en().equals(department))
                    && (category.isEmpty()
                            || item.category().zh().equals(category)
                            || item.category().en().equals(category))
                    && (tag.isEmpty() || item.tags().contains(tag))
                    && event.filter(wanted -> !item.events().contains(wanted)).isEmpty()
                    && online.filter(wanted -> wanted == item.counterOnly()).isEmpty();
        }
    }

    /** How many items there are of a sort. */
    record Facet(String value, Words name, int items) {}

    /** By what one can filter. */
    record Facets(List<Facet> departments, List<Facet> categories, List<Facet> tags, List<Facet> events) {}

    /** What fits, the best first; what the person may not apply for comes last. */
    List<ItemCard> find(Wish wish, Applicant applicant) {
        Shelf.Content content = shelf.content();
        Instant now = clock.instant();
        List<ItemCard> cards = new ArrayList<>();
        for (SearchIndex.Hit hit : content.index().find(wish.text())) {
            Shelved found = content.items().get(hit.code());
            if (found != null) {
                ItemCard card = card(found, applicant, now);
                if (wish.fits(found.live().item(), card.department()) && (card.mayApply() || !wish.forMe())) {
                    cards.add(card);
                }
            }
        }
        cards.sort(Comparator.comparing(card -> !card.mayApply()));
        return cards;
    }

    ItemCard card(Shelved shelved, Applicant applicant) {
        return card(shelved, applicant, clock.instant());
    }

    private ItemCard card(Shelved shelved, Applicant applicant, Instant now) {
        Item item = shelved.live().item();
        ItemRow row = shelved.row();
        return new ItemCard(
                item.code(),
                item.name(),
                item.summary(),
                departments.name(item),
                item.category(),
                item.tags(),
                item.events(),
                item.promisedDays(),
                ItemCounts.of(item),
                applicant.mayApply(item),
                LifeRules.closed(row, item.counterOnly(), now)
                        .map(why -> new ItemCard.Closed(why, row.pause(), row.window())),
                item.counterOnly());
    }

    Facets facets() {
        List<Item> items = shelf.content().items().values().stream()
                .map(shelved -> shelved.live().item())
                .toList();
        return new Facets(
                facets(
                        items,
                        item -> Stream.of(item.unit().orElse(item.department().zh())),
                        item -> departments.name(item)),
                facets(items, item -> Stream.of(item.category().zh()), Item::category),
                facets(items, item -> item.tags().stream(), null),
                facets(
                        items,
                        item -> item.events().stream()
                                .map(event ->
                                        event.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                        null));
    }

    private static List<Facet> facets(
            List<Item> items,
            Function<Item, Stream<String>> values,
            @org.jspecify.annotations.Nullable Function<Item, Words> name) {
        Map<String, List<Item>> groups = new TreeMap<>();
        items.forEach(item -> values.apply(item)
                .forEach(value ->
                        groups.computeIfAbsent(value, _ -> new ArrayList<>()).add(item)));
        return groups.entrySet().stream()
                .map(group -> new Facet(
                        group.getKey(),
                        name == null
                                ? Words.of(group.getKey())
                                : name.apply(group.getValue().getFirst()),
                        group.getValue().size()))
                .sorted(Comparator.comparingInt(Facet::items).reversed())
                .collect(Collectors.toList());
    }
}
