package shaopao.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.calendar.WorkingTime;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.ShortMemory;
import shaopao.people.People;
import shaopao.people.PersonFacts;
import shaopao.rules.Compilation;
import shaopao.rules.Environment;
import shaopao.rules.RuleType;
import shaopao.rules.Rules;

/** Who may book, in CEL over what the register knows of a person; what is not known does not count for them. */
@Component
class BookingWho {

    private static final Environment ENVIRONMENT = Environment.of(Map.of(
            "person",
            RuleType.record(Map.of(
                    "kind", RuleType.TEXT,
                    "level", RuleType.TEXT,
                    "grade", RuleType.INT,
                    "classCode", RuleType.TEXT,
                    "unit", RuleType.TEXT,
                    "units", RuleType.list(RuleType.TEXT),
                    "major", RuleType.TEXT,
                    "posts", RuleType.list(RuleType.TEXT),
                    "heads", RuleType.BOOL,
                    "counsels", RuleType.BOOL)),
            "today",
            RuleType.DATE));

    private final People people;
    private final Rules rules;
    private final BookingStore store;
    private final BookingCredits credits;
    private final Clock clock;
    private final ShortMemory<PersonId, Optional<PersonFacts>> known = new ShortMemory<>(Duration.ofSeconds(20));

    BookingWho(People people, Rules rules, BookingStore store, BookingCredits credits, Clock clock) {
        this.people = people;
        this.rules = rules;
        this.store = store;
        this.credits = credits;
        this.clock = clock;
    }

    /** Whoever is at the school today and fulfils the rule. */
    boolean entitled(PersonId person, BookingTerms terms) {
        Optional<PersonFacts> facts = known.of(person, people::facts).filter(PersonFacts::present);
        return facts.isPresent()
                && (terms.who().isBlank()
                        || rules.rule(terms.who(), ENVIRONMENT, RuleType.BOOL).holds(values(facts.get())));
    }

    /** What bears on a wish of the person: right, credit, and what is booked already. */
    BookingRules.Asker asker(PersonId person, BookingPolicy policy, BookingWish wish) {
        LocalDate day = wish.day();
        BookingStore.Mine mine = store.mine(
                person,
                policy.id(),
                day.atStartOfDay(WorkingTime.ZONE).toInstant(),
                day.plusDays(1).atStartOfDay(WorkingTime.ZONE).toInstant(),
                clock.instant());
        return new BookingRules.Asker(
                entitled(person, policy.terms()), credits.points(person), mine.open(), mine.minutes());
    }

    /** Refuses rules that cannot be read, with row and column, and those that contradict themselves. */
    void require(BookingTerms terms) {
        if (!BookingRules.sound(terms)) {
            throw new ProblemException(BookingProblem.BOOKING_RULES_WRONG, Map.of("reason", "UNSOUND"));
        }
        if (!terms.who().isBlank()
                && rules.compile(terms.who(), ENVIRONMENT, RuleType.BOOL) instanceof Compilation.Refused refused) {
            throw new ProblemException(
                    BookingProblem.BOOKING_RULES_WRONG,
                    Map.of("row", refused.line(), "column", refused.column(), "reason", refused.reason()));
        }
    }

    private Map<String, Object> values(PersonFacts facts) {
        Map<String, Object> person = new HashMap<>();
        person.put("kind", facts.kind().name().toLowerCase(Locale.ROOT));
        facts.level().ifPresent(value -> person.put("level", value));
        facts.grade().ifPresent(value -> person.put("grade", value));
        facts.classCode().ifPresent(value -> person.put("classCode", value));
        facts.unit().ifPresent(value -> person.put("unit", value));
        person.put("units", facts.units());
        facts.major().ifPresent(value -> person.put("major", value));
        person.put("posts", facts.posts());
        person.put("heads", facts.heads());
        person.put("counsels", facts.counsels());
        return Map.of("person", person, "today", LocalDate.ofInstant(clock.instant(), WorkingTime.ZONE));
    }
}
