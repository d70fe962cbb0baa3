package shaopao.pass;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import shaopao.kernel.Actor;
import shaopao.kernel.DemoPart;
import shaopao.kernel.Ids;
import shaopao.kernel.Scope;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.people.PersonKind;

/** Something to check in at, something to collect, a visitor who comes today, and a card in the pocket. */
@Component
class PassDemo implements DemoPart {

    private static final String STUDENT = "20230101";
    private static final String TEACHER = "T1001";

    private final People people;
    private final PassStore passes;
    private final PassCards cards;
    private final Occasions occasions;
    private final Entitlements entitlements;
    private final Visits visits;
    private final Clock clock;

    PassDemo(
            People people,
            PassStore passes,
            PassCards cards,
            Occasions occasions,
            Entitlements entitlements,
            Visits visits,
            Clock clock) {
        this.people = people;
        this.passes = passes;
        this.cards = cards;
        this.occasions = occasions;
        this.entitlements = entitlements;
        this.visits = visits;
        this.clock = clock;
    }

    @Override
    public int floor() {
        return 4;
    }

    @Override
    public String title() {
        return "通行证与签到";
    }

    @Override
    public void load(RandomGenerator random, Progress progress) {
        Optional<Person> teacher = people.byNumber(TEACHER);
        Optional<Person> student = people.byNumber(STUDENT);
        if (teacher.isPresent() && student.isPresent()) {
            load(actor(teacher.get()), student.get());
        }
        progress.at(1, 1);
    }

    private void load(Actor teacher, Person student) {
        Instant now = clock.instant();
        cards.give(teacher, passes.ofPerson(student.id(), now), "04A21B" + student.number());
        occasions.make(
                teacher,
                new Occasion(
                        Ids.next(),
                        OccasionKind.LECTURE,
                        "新生入学教育讲座",
                        "大学生活动中心",
                        now,
                        now.plus(Duration.ofDays(30)),
                        new Occasion.CheckInWindow(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(30))),
                        new Occasion.Audience(Set.of(PersonKind.STUDENT), Set.of(), Set.of(), Set.of()),
                        new Occasion.SecondTag(false, 0),
                        true,
                        teacher.person(),
                        teacher.name(),
                        Optional.empty()));
        Entitlement supplies = entitlements.make(
                teacher,
                EntitlementKind.SUPPLIES,
                "迎新物资包",
                "南区体育馆东侧",
                now.minus(Duration.ofHours(1)),
                now.plus(Duration.ofDays(60)));
        entitlements.give(teacher, supplies.id(), List.of(STUDENT), 1);
        visits.invite(teacher, "周建国", "家长会", now, now.plus(Duration.ofDays(1)), List.of());
    }

    private static Actor actor(Person person) {
        return new Actor(
                Actor.Kind.PERSON,
                Optional.of(person.id().value()),
                person.name(),
                "",
                Map.of(Entitlements.MANAGE, Scope.ALL),
                Optional.empty());
    }
}
