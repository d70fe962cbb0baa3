package shaopao.hall;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.calendar.Calendar;
import shaopao.calendar.WorkingTime;
import shaopao.hall.catalogue.Catalogue;
import shaopao.hall.catalogue.LiveItem;
import shaopao.kernel.DemoPart;
import shaopao.kernel.PersonId;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.people.PersonKind;
import shaopao.workflow.By;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseStatus;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.NewCase;
import shaopao.workflow.PastCases;

/**
 * A year of applications of the demo campus, so that figures, predictions and rehearsals have something to go by. Every
 * application draws from a source of chance of its own, so that it does not matter which of them is written first.
 */
@Component
class YearDemo implements DemoPart {

    private static final Logger LOG = LoggerFactory.getLogger(YearDemo.class);
    private static final int APPLICATIONS = 2_000;
    private static final int DAYS = 365;
    private static final int STUDENTS = 240;
    private static final int STAFF = 80;
    private static final int THREADS = 2;

    /** Items whose way is people's alone, the more often asked for first. */
    private static final List<String> ITEMS = List.of(
            "student-leave",
            "outing-report",
            "classroom-loan",
            "transcript",
            "campus-card-loss",
            "vehicle-permit",
            "staff-leave",
            "business-trip",
            "dorm-change",
            "venue-loan",
            "holiday-stay",
            "no-criminal-record",
            "website-publication",
            "job-recommendation-form",
            "course-exemption",
            "catering-reception",
            "work-study-job",
            "emergency-grant",
            "off-campus-living",
            "dormitory-late-return");

    private final PastCases past;
    private final Catalogue catalogue;
    private final People people;
    private final Calendar calendar;
    private final RatedBefore rated;
    private final Clock clock;

    YearDemo(PastCases past, Catalogue catalogue, People people, Calendar calendar, RatedBefore rated, Clock clock) {
        this.past = past;
        this.catalogue = catalogue;
        this.people = people;
        this.calendar = calendar;
        this.rated = rated;
        this.clock = clock;
    }

    /** Keeps ratings with the day on which they were given. */
    @Component
    static class RatedBefore {

        private final RatingStore store;
        private final ApplicationEventPublisher events;
        private final TransactionTemplate transaction;

        RatedBefore(RatingStore store, ApplicationEventPublisher events, TransactionTemplate transaction) {
            this.store = store;
            this.events = events;
            this.transaction = transaction;
        }

        void rate(CaseSummary of, int stars, Instant at) {
            boolean bad = stars <= Rating.BAD;
            Rating rating = new Rating(
                    of.id(),
                    of.number(),
                    of.topic(),
                    stars,
                    List.of(bad ? Rating.Reason.SLOW : Rating.Reason.FAST),
                    bad ? "等的时间比承诺的长" : "",
                    at,
                    Optional.empty());
            transaction.executeWithoutResult(_ -> {
                if (store.rate(rating, of.applicant())) {
                    events.publishEvent(new RatingGiven(of.topic(), stars, at));
                }
            });
        }
    }

    @Override
    public int floor() {
        return 5;
    }

    @Override
    public String title() {
        return "一年办件";
    }

    /** All that the applications share. */
    private record Year(
            List<LiveItem> items,
            List<Person> students,
            DemoAnswers.Campus campus,
            WorkingTime time,
            Map<PersonId, String> names) {}

    @Override
    public void load(RandomGenerator random, Progress progress) {
        List<Person> staff = sample(STAFF, () -> "T%d".formatted(1_001 + random.nextInt(1_500)));
        List<Person> students = sample(
                STUDENTS,
                () -> "%d%04d%02d".formatted(2_023 + random.nextInt(4), random.nextInt(400), 1 + random.nextInt(40)));
        if (!students.isEmpty() && !staff.isEmpty()) {
            write(random.nextLong(), APPLICATIONS, students, staff, progress);
        }
    }

    /** Writes so many applications of these people. */
    void write(long seed, int applications, List<Person> students, List<Person> staff, Progress progress) {
        Year year = new Year(
                ITEMS.stream().flatMap(code -> catalogue.item(code).stream()).toList(),
                students,
                new DemoAnswers.Campus(staff, people.units().stream().limit(40).toList()),
                calendar.workingTime(""),
                new ConcurrentHashMap<>());
        if (year.items().isEmpty()) {
            return;
        }
        AtomicInteger done = new AtomicInteger();
        try (var hands = Executors.newFixedThreadPool(THREADS)) {
            for (int nth = 0; nth < applications; nth++) {
                RandomGenerator own = new SplittableRandom(seed + nth);
                hands.execute(() -> {
                    application(own, year);
                    progress.at(done.incrementAndGet(), applications);
                });
            }
        }
    }

    private List<Person> sample(int most, Supplier<String> number) {
        Set<Person> found = new LinkedHashSet<>();
        Stream.generate(number)
                .limit(10L * most)
                .flatMap(one -> people.byNumber(one).stream())
                .takeWhile(_ -> found.size() < most)
                .forEach(found::add);
        return new ArrayList<>(found);
    }

    private void application(RandomGenerator random, Year year) {
        int place = (int) (year.items().size() * Math.pow(random.nextDouble(), 1.7));
        LiveItem live = year.items().get(place);
        boolean students = live.item().audience().contains(PersonKind.STUDENT);
        List<Person> applicants = students ? year.students() : year.campus().staff();
        Person applicant = applicants.get(random.nextInt(applicants.size()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant opened = opened(random, now);
        LocalDate day = LocalDate.ofInstant(opened, WorkingTime.ZONE);
        DemoAnswers answers = new DemoAnswers(random, day, applicant, year.campus());
        NewCase made = new NewCase(
                CaseId.next(),
                live.item().code(),
                live.version(),
                live.item().name().zh(),
                live.definition(),
                By.self(applicant.id()),
                applicant.name(),
                answers.of(live.item().form()));
        try {
            CaseSummary ended = past.run(
                    made,
                    opened,
                    new DemoCourse(
                            random,
                            live.item(),
                            answers,
                            new DemoCourse.Times(year.time(), opened, now),
                            person -> name(year, person)));
            rate(random, ended, late(year.time(), live.item().promisedDays(), ended), now);
        } catch (IllegalArgumentException e) {
            LOG.warn("An application of the demo campus stays away: {}", e.getMessage());
        }
    }

    private String name(Year year, PersonId person) {
        return year.names()
                .computeIfAbsent(
                        person, id -> people.person(id).map(Person::name).orElse(""));
    }

    /** Some time of a day from eight to ten in the evening, the last weeks of a year back a little more often. */
    private static Instant opened(RandomGenerator random, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, WorkingTime.ZONE);
        long back = 1 + Math.round((DAYS - 1) * Math.pow(random.nextDouble(), 1.2));
        return today.minusDays(back)
                .atTime(8 + random.nextInt(14), random.nextInt(60), random.nextInt(60))
                .atZone(WorkingTime.ZONE)
                .toInstant();
    }

    /** Whether it took more working time than was promised. */
    private static boolean late(WorkingTime time, int promisedDays, CaseSummary ended) {
        Duration promised = Duration.ofHours(8L * promisedDays);
        return ended.endedAt()
                .filter(at -> time.worked(ended.createdAt(), at).compareTo(promised) > 0)
                .isPresent();
    }

    private void rate(RandomGenerator random, CaseSummary ended, boolean late, Instant now) {
        boolean decided = ended.status() == CaseStatus.APPROVED || ended.status() == CaseStatus.REJECTED;
        if (!decided || random.nextInt(100) >= 35) {
            return;
        }
        int stars = late || ended.status() == CaseStatus.REJECTED ? 1 + random.nextInt(3) : 3 + random.nextInt(3);
        Instant at = ended.endedAt().orElse(now).plus(Duration.ofMinutes(10 + random.nextInt(600)));
        rated.rate(ended, stars, at.isBefore(now) ? at : now);
    }
}
