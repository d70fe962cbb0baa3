package shaopao.booking;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shaopao.booking.SeriesRules.Candidate;
import shaopao.booking.SeriesRules.SeriesPlan;
import shaopao.booking.SeriesRules.Taken;
import shaopao.booking.SeriesRules.Week;
import shaopao.calendar.Calendar;
import shaopao.calendar.Term;
import shaopao.calendar.WorkingTime;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.places.CampusPlace;
import shaopao.places.Occupations;
import shaopao.places.PlaceId;
import shaopao.places.Places;

/** Plans for the same hours in many weeks, as things stand: read once for all rooms and weeks. */
@Component
class SeriesPlans {

    private static final int ROOMS_MAX = 300;

    private final Bookables bookables;
    private final BookingWho who;
    private final Places places;
    private final Occupations occupations;
    private final Calendar calendar;
    private final BookingFinder finder;
    private final Clock clock;

    SeriesPlans(
            Bookables bookables,
            BookingWho who,
            Places places,
            Occupations occupations,
            Calendar calendar,
            BookingFinder finder,
            Clock clock) {
        this.bookables = bookables;
        this.who = who;
        this.places = places;
        this.occupations = occupations;
        this.calendar = calendar;
        this.finder = finder;
        this.clock = clock;
    }

    /** What is asked for: weeks of the term that runs, or is next. */
    record SeriesWish(
            UUID policy,
            Optional<PlaceId> within,
            Optional<PlaceId> near,
            int people,
            Set<String> equipment,
            DayOfWeek weekday,
            int fromMinute,
            int untilMinute,
            Set<Integer> weeks) {}

    /** A plan with the names of its rooms. */
    record NamedPlan(String term, boolean whole, SeriesPlan plan, Map<PlaceId, Words> rooms) {}

    NamedPlan plan(PersonId person, SeriesWish wish) {
        BookingPolicy policy = bookables.policy(wish.policy());
        Term term = term();
        Instant now = clock.instant();
        List<Week> weeks =
                SeriesRules.weeks(term, wish.weekday(), wish.fromMinute(), wish.untilMinute(), wish.weeks()).stream()
                        .filter(week -> week.from().isAfter(now))
                        .toList();
        if (weeks.isEmpty() || weeks.size() > SeriesRules.WEEKS_MAX || wish.fromMinute() >= wish.untilMinute()) {
            throw new ProblemException(BookingProblem.SERIES_WRONG);
        }
        weeks.forEach(week -> require(person, policy, wish, week, now));
        List<Candidate> rooms = rooms(policy, wish);
        if (rooms.isEmpty()) {
            throw new ProblemException(BookingProblem.SERIES_WRONG);
        }
        SeriesPlan plan = SeriesRules.plan(rooms, weeks, taken(rooms, weeks), policy.terms());
        return new NamedPlan(term.name(), plan.whole(), plan, names(plan));
    }

    /** Rooms that would do, the nearest first where people say near what. */
    private List<Candidate> rooms(BookingPolicy policy, SeriesWish wish) {
        List<CampusPlace> fit = bookables.of(policy, wish.within()).stream()
                .map(Resource::place)
                .filter(place -> (place.capacity() == 0 || place.capacity() >= wish.people())
                        && place.facts().equipment().containsAll(wish.equipment()))
                .toList();
        List<PlaceId> ids = fit.stream().map(CampusPlace::id).toList();
        Map<PlaceId, Integer> metres =
                wish.near().map(near -> places.metresFrom(near, ids)).orElse(Map.of());
        int unknown = wish.near().isPresent() ? Integer.MAX_VALUE : 0;
        return fit.stream()
                .map(place -> new Candidate(
                        place.id(), place.code(), place.capacity(), metres.getOrDefault(place.id(), unknown)))
                .sorted(Comparator.comparingInt(Candidate::metres))
                .limit(ROOMS_MAX)
                .toList();
    }

    private void require(PersonId person, BookingPolicy policy, SeriesWish wish, Week week, Instant now) {
        BookingTerms terms = policy.terms();
        BookingWish hours = new BookingWish(
                week.from(), week.until(), wish.people(), terms.group().names() ? wish.people() : 0);
        var asker = new BookingRules.Asker(
                who.entitled(person, terms), terms.limits().creditMin(), 0, 0);
        BookingRules.refusal(terms, hours, asker, now).ifPresent(refusal -> {
            Map<String, Object> facts = new HashMap<>(refusal.facts());
            facts.put("day", week.day());
            throw new ProblemException(refusal.problem(), facts);
        });
    }

    private Term term() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), WorkingTime.ZONE);
        return calendar.termOn(today)
                .or(() -> calendar.terms().stream()
                        .filter(term -> term.firstDay().isAfter(today))
                        .min(Comparator.comparing(Term::firstDay)))
                .orElseThrow(() -> new ProblemException(BookingProblem.SERIES_WRONG));
    }

    private Map<PlaceId, List<Taken>> taken(List<Candidate> rooms, List<Week> weeks) {
        List<PlaceId> places = rooms.stream().map(Candidate::place).toList();
        Instant from = weeks.getFirst().day().atStartOfDay(WorkingTime.ZONE).toInstant();
        Instant until =
                weeks.getLast().day().plusDays(1).atStartOfDay(WorkingTime.ZONE).toInstant();
        Map<PlaceId, List<Taken>> taken = new HashMap<>();
        occupations
                .occupied(places, from, until)
                .forEach(one -> taken.computeIfAbsent(one.place(), _ -> new java.util.ArrayList<>())
                        .add(new Taken(one.place(), one.from(), one.until())));
        return taken;
    }

    private Map<PlaceId, Words> names(SeriesPlan plan) {
        Set<PlaceId> ids = new java.util.HashSet<>();
        plan.place().ifPresent(ids::add);
        plan.weeks().forEach(week -> {
            week.place().ifPresent(ids::add);
            ids.addAll(week.others());
        });
        Map<PlaceId, Words> names = new HashMap<>();
        finder.named(ids).forEach((id, place) -> names.put(id, place.name()));
        return names;
    }
}
