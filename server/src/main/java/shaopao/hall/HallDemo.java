package shaopao.hall;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import shaopao.kernel.Actor;
import shaopao.kernel.DemoPart;
import shaopao.kernel.PersonId;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.Cases;
import shaopao.workflow.Todo;

/** Applications of the demo class: some decided, some waiting for its counsellor, so that no list is empty. */
@Component
class HallDemo implements DemoPart {

    private static final int STUDENTS = 40;
    private static final List<String> REASONS =
            List.of("家中有事，需回家处理", "参加姐姐婚礼", "外出参加学科竞赛", "返乡办理身份证", "参加研究生入学复试", "牙科复诊");

    private final Applications applications;
    private final Cases cases;
    private final People people;
    private final Ratings ratings;
    private final Conversations conversations;
    private final Clock clock;

    HallDemo(
            Applications applications,
            Cases cases,
            People people,
            Ratings ratings,
            Conversations conversations,
            Clock clock) {
        this.applications = applications;
        this.cases = cases;
        this.people = people;
        this.ratings = ratings;
        this.conversations = conversations;
        this.clock = clock;
    }

    @Override
    public int floor() {
        return 5;
    }

    @Override
    public String title() {
        return "办件";
    }

    @Override
    public void load(RandomGenerator random, Progress progress) {
        List<Person> students = IntStream.rangeClosed(1, STUDENTS)
                .mapToObj(nth -> people.byNumber(nth == 1 ? "20230101" : "20230000%02d".formatted(nth)))
                .flatMap(Optional::stream)
                .toList();
        for (int nth = 0; nth < students.size(); nth++) {
            Person student = students.get(nth);
            CaseSummary opened = leave(student, 1 + random.nextInt(5), random);
            if (nth % 3 == 0) {
                approve(opened);
                rate(student, opened, 1 + (nth * 7 + 3) % 5);
            } else if (nth % 5 == 1) {
                conversations.say(actor(student), opened.id(), "老师好，我已把行程发给家长，请您审批。", false);
            }
            progress.at(nth + 1L, students.size());
        }
        if (!students.isEmpty()) {
            leave(students.getFirst(), 2, random);
        }
    }

    private CaseSummary leave(Person student, int days, RandomGenerator random) {
        LocalDate first =
                LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")).plusDays(1 + random.nextInt(10));
        Map<String, Object> answers = Map.of(
                "kind",
                days <= 3 && random.nextInt(4) == 0 ? "duty" : "personal",
                "period",
                Map.of(
                        "from", first.toString(),
                        "to", first.plusDays(days - 1L).toString()),
                "leavesCity",
                "yes",
                "destination",
                "浙江省杭州市",
                "reason",
                REASONS.get(random.nextInt(REASONS.size())),
                "contact",
                "家长 1390000%04d".formatted(random.nextInt(10_000)));
        return applications.apply(actor(student), CaseId.next(), "student-leave", answers, null);
    }

    /** The first who is asked agrees. */
    private void approve(CaseSummary opened) {
        people.person(opened.applicant()).flatMap(Person::classId).map(people::counsellorsOf).stream()
                .flatMap(List::stream)
                .findFirst()
                .ifPresent(counsellor -> own(opened, counsellor)
                        .ifPresent(todo -> applications.act(
                                actor(people.person(counsellor).orElseThrow()),
                                opened.id(),
                                ActOnApplication.of(
                                        ActOnApplication.Kind.APPROVE, UUID.randomUUID(), todo.number(), "同意，注意安全"))));
    }

    /** What the student thinks of it, when it is over. */
    private void rate(Person student, CaseSummary opened, int stars) {
        boolean over = cases.mine(opened.id(), student.id())
                .filter(now -> now.status().over())
                .isPresent();
        if (over) {
            boolean bad = stars <= Rating.BAD;
            ratings.rate(
                    actor(student),
                    opened.id(),
                    stars,
                    List.of(bad ? Rating.Reason.SLOW : Rating.Reason.FAST),
                    bad ? "等了很久才有人处理" : "");
        }
    }

    private Optional<Todo> own(CaseSummary opened, PersonId counsellor) {
        return cases.todos(counsellor, Optional.empty(), 200).items().stream()
                .filter(todo -> todo.of().id().equals(opened.id()))
                .findFirst();
    }

    private static Actor actor(Person person) {
        return new Actor(
                Actor.Kind.PERSON, Optional.of(person.id().value()), person.name(), "", Map.of(), Optional.empty());
    }
}
