package shaopao.hall.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.hall.catalogue.Shelf.Shelved;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseFilter;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseLists;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.ListOrder;

/** What stands on a person's own page: favourites, what one used lately, and what one probably wants now. */
@Component
class ForMe {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int OWN_CASES = 100;
    private static final int RECENT_MAX = 8;
    private static final int RECOMMENDED_MAX = 8;
    private static final int SEASON_DAYS = 21;
    private static final Duration SEASON_REMEMBERED = Duration.ofHours(1);

    private final Shelf shelf;
    private final ItemFinder finder;
    private final Eligibility eligibility;
    private final FavouriteStore favourites;
    private final CaseLists cases;
    private final Clock clock;
    private volatile Season season = new Season(Instant.EPOCH, Map.of());

    ForMe(
            Shelf shelf,
            ItemFinder finder,
            Eligibility eligibility,
            FavouriteStore favourites,
            CaseLists cases,
            Clock clock) {
        this.shelf = shelf;
        this.finder = finder;
        this.eligibility = eligibility;
        this.favourites = favourites;
        this.cases = cases;
        this.clock = clock;
    }

    private record Season(Instant at, Map<String, Long> counts) {}

    /** An item and why it is shown. */
    record Recommended(ItemCard item, RecommendRules.Because because) {}

    /** All of it. */
    record OwnItems(List<ItemCard> favourites, List<ItemCard> recent, List<Recommended> recommended) {}

    OwnItems of(PersonId person) {
        Applicant applicant = eligibility.applicant(person);
        Map<String, Long> own = own(person);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        Map<String, Shelved> items = shelf.content().items();
        List<Item> open = items.values().stream()
                .map(shelved -> shelved.live().item())
                .filter(item -> !item.counterOnly() && applicant.mayApply(item))
                .toList();
        Set<LifeEvent> turns = applicant
                .facts()
                .map(facts -> RecommendRules.turns(facts, today))
                .orElse(Set.of());
        return new OwnItems(
                cards(favourites.favourites(person), applicant),
                cards(own.keySet().stream().limit(RECENT_MAX).toList(), applicant),
                RecommendRules.recommended(open, turns, own, season(today), RECOMMENDED_MAX).stream()
                        .map(one -> new Recommended(
                                finder.card(Objects.requireNonNull(items.get(one.code())), applicant), one.because()))
                        .toList());
    }

    /**
     * What a person has had to do with one item.
     *
     * @param last the latest application, to begin another like it
     */
    record Ties(boolean favourite, Optional<CaseId> last) {}

    Ties ties(PersonId person, String code) {
        return new Ties(
                favourites.favourites(person).contains(code),
                cases.mine(person, CaseFilter.ALL.on(Set.of(code)), ListOrder.NEWEST, Optional.empty(), 1).stream()
                        .map(CaseSummary::id)
                        .findFirst());
    }

    private List<ItemCard> cards(List<String> codes, Applicant applicant) {
        Shelf.Content content = shelf.content();
        return codes.stream()
                .flatMap(code -> content.item(code).stream())
                .map(shelved -> finder.card(shelved, applicant))
                .toList();
    }

    /** How often the person handed in which item lately, the latest first. */
    private Map<String, Long> own(PersonId person) {
        Map<String, Long> own = new LinkedHashMap<>();
        cases.mine(person, CaseFilter.ALL, ListOrder.NEWEST, Optional.empty(), OWN_CASES)
                .forEach(one -> own.merge(one.topic(), 1L, Long::sum));
        return own;
    }

    /** What was handed in at this time of the last year; in the first year, lately. Counted once an hour. */
    private Map<String, Long> season(LocalDate today) {
        Season known = season;
        Instant now = clock.instant();
        if (known.at().isBefore(now.minus(SEASON_REMEMBERED))) {
            Instant lastYear = today.minusYears(1).atStartOfDay(ZONE).toInstant();
            Map<String, Long> counts = cases.submitted(
                    lastYear.minus(SEASON_DAYS, ChronoUnit.DAYS), lastYear.plus(SEASON_DAYS, ChronoUnit.DAYS));
            if (counts.isEmpty()) {
                counts = cases.submitted(now.minus(2L * SEASON_DAYS, ChronoUnit.DAYS), now);
            }
            known = new Season(now, counts);
            season = known;
        }
        return known.counts();
    }

    void favour(PersonId person, String code) {
        favourites.add(person, code, clock.instant());
    }

    void unfavour(PersonId person, String code) {
        favourites.remove(person, code);
    }
}
