package shaopao.hall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.forms.Forms;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.workflow.CaseEvent;
import shaopao.workflow.CaseFile;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseStep;
import shaopao.workflow.Cases;
import shaopao.workflow.Todo;
import shaopao.workflow.Viewer;

/** The hall as a replayed log needs it: people by roles, acts at the time of the log, what the history tells. */
public final class ReplayHall {

    private static final String WORDS = "as in the log";

    private final Applications applications;
    private final Cases cases;
    private final Forms forms;
    private final JdbcClient jdbc;
    private final LogClock clock;
    private final String code;
    private final UUID unit = UUID.randomUUID();
    private final List<Actor> applicants = new ArrayList<>();
    private final Map<String, Actor> offices = new HashMap<>();
    private final Map<PersonId, String> roles = new HashMap<>();

    /** Of a program that was started with {@link LogTime} among its sources. */
    public ReplayHall(ApplicationContext program, String code) {
        applications = program.getBean(Applications.class);
        cases = program.getBean(Cases.class);
        forms = program.getBean(Forms.class);
        jdbc = program.getBean(JdbcClient.class);
        clock = program.getBean(LogClock.class);
        this.code = code;
        jdbc.sql("""
            insert into people.unit (id, code, name, kind, source, changed_at)
            values (:id, 'REPLAY', '日志中的单位', 'DEPARTMENT', 'test', now())
            """).param("id", unit).update();
    }

    /** Puts an item into a catalogue of its own; gives its code. */
    public static String lay(Path item, Path catalogue) throws IOException {
        String text = Files.readString(item);
        Matcher matcher = Pattern.compile("(?m)^code: *(\\S+)").matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException(item + " has no code");
        }
        Path folder = catalogue.resolve("replay").resolve(matcher.group(1));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("item.yaml"), text);
        Files.writeString(folder.resolve("guide.md"), "# Replay\n");
        return matcher.group(1);
    }

    /** The program's clock, which stands where the log stands. Not found by scanning: only a bench brings it in. */
    public static class LogTime {

        /** Takes the place of the real one. */
        @Bean
        @Primary
        LogClock logClock() {
            return new LogClock();
        }
    }

    /** Stands still until it is set: for all, and for one thread that replays some cases beside others. */
    static final class LogClock extends Clock {

        private static final ThreadLocal<@Nullable Instant> OWN = new ThreadLocal<>();
        private volatile Instant now = Instant.now();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }

        @Override
        public Instant instant() {
            Instant here = OWN.get();
            return here == null ? now : here;
        }
    }

    /** Says no to an act; the message is the name of the problem. */
    public static final class RefusedException extends RuntimeException {
        public RefusedException(String problem) {
            super(problem, null, false, false);
        }
    }

    /** One that was handed in. */
    public record Application(CaseId id) {}

    /**
     * What the history tells.
     *
     * @param acts in the notation of {@link #words}
     */
    public record Told(List<String> acts, String status) {}

    /** An act in words: what, at which node, by which role, when. */
    public static String words(String act, String node, String role, Instant at) {
        return Stream.of(act, node, role, at.toString())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    public void applicants(int count) {
        for (int i = 1; i <= count; i++) {
            applicants.add(person("EMPLOYEE-" + i));
        }
    }

    public void open(String role) {
        Actor actor = person(role);
        offices.put(role, actor);
        roles.put(actor.person(), role);
    }

    private Actor person(String number) {
        PersonId id = PersonId.next();
        jdbc.sql("""
            with one as (
                insert into people.person (id, number, name, kind, unit_id, present, source, changed_at)
                values (:id, :number, :number, 'STAFF', :unit, true, 'test', now())
                returning id, number
            )
            insert into people.person_number (number, person_id) select number, id from one
            """)
                .param("id", id)
                .param("number", number)
                .param("unit", unit)
                .update();
        return new Actor(Actor.Kind.PERSON, Optional.of(id.value()), number, "127.0.0.1", Map.of(), Optional.empty());
    }

    /** What time it is for the whole program. */
    public void begin(Instant now) {
        clock.now = now;
    }

    /** What time it is for what this thread does. */
    public void at(Instant now) {
        LogClock.OWN.set(now);
    }

    public void save(int applicant, Map<String, Object> answers) {
        asked(() -> forms.save(applicants.get(applicant).person(), code, answers));
    }

    public Application apply(int applicant, Map<String, Object> answers) {
        CaseId id = CaseId.next();
        asked(() -> applications.apply(applicants.get(applicant), id, code, answers, null));
        return new Application(id);
    }

    public void resubmit(int applicant, Application of, Map<String, Object> answers) {
        act(applicants.get(applicant), of, ActOnApplication.Kind.RESUBMIT, null, null, answers);
    }

    public void approve(String role, Application of, String node) {
        Actor actor = office(role);
        act(actor, of, ActOnApplication.Kind.APPROVE, todo(actor, of, node), null, null);
    }

    public void reject(String role, Application of, String node) {
        Actor actor = office(role);
        act(actor, of, ActOnApplication.Kind.REJECT, todo(actor, of, node), null, null);
    }

    /** Back to a node, or to the applicant where it is empty. */
    public void sendBack(String role, Application of, String node, String to) {
        Actor actor = office(role);
        act(actor, of, ActOnApplication.Kind.RETURN, todo(actor, of, node), to, null);
    }

    public void fill(int applicant, Application of, String node, Map<String, Object> answers) {
        Actor actor = applicants.get(applicant);
        act(actor, of, ActOnApplication.Kind.FILL, todo(actor, of, node), null, answers);
    }

    public void comment(int applicant, Application of) {
        act(applicants.get(applicant), of, ActOnApplication.Kind.COMMENT, null, null, null);
    }

    public void withdraw(int applicant, Application of) {
        act(applicants.get(applicant), of, ActOnApplication.Kind.WITHDRAW, null, null, null);
    }

    private Actor office(String role) {
        return Objects.requireNonNull(offices.get(role), role);
    }

    private void act(
            Actor actor,
            Application of,
            ActOnApplication.Kind kind,
            @Nullable Integer todo,
            @Nullable String to,
            @Nullable Map<String, Object> answers) {
        @Nullable Map<String, @Nullable Object> given = answers == null ? null : new HashMap<>(answers);
        ActOnApplication wish = new ActOnApplication(
                UUID.randomUUID(), kind, todo, WORDS, to, null, null, null, null, null, given, null, null);
        asked(() -> applications.act(actor, of.id(), wish));
    }

    private int todo(Actor actor, Application of, String node) {
        return asked(() -> applications.file(actor, of.id())).todos().stream()
                .filter(open -> open.node().equals(node) && open.person().equals(actor.person()))
                .findFirst()
                .map(Todo::number)
                .orElseThrow(() -> new RefusedException("not open at " + node));
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (ProblemException problem) {
            throw new RefusedException(String.valueOf(problem.getMessage()));
        }
    }

    /** What the history of an application tells of acts that a log knows. */
    public Told told(Application of) {
        CaseFile file =
                cases.file(of.id(), new Viewer(PersonId.next(), true, Set.of())).orElseThrow();
        List<String> acts =
                file.steps().stream().flatMap(step -> told(step).stream()).toList();
        return new Told(acts, file.summary().status().name());
    }

    private Optional<String> told(CaseStep step) {
        String role =
                step.person().map(person -> roles.getOrDefault(person, "")).orElse("");
        return switch (step.event()) {
            case CaseEvent.Submitted _ -> Optional.of(words("SUBMIT", "", role, step.at()));
            case CaseEvent.Approved approved -> Optional.of(words("APPROVE", approved.node(), role, step.at()));
            case CaseEvent.Rejected rejected -> Optional.of(words("REJECT", rejected.node(), role, step.at()));
            case CaseEvent.Returned returned -> Optional.of(words("RETURN", returned.node(), role, step.at()));
            case CaseEvent.Filled filled -> Optional.of(words("FILL", filled.node(), role, step.at()));
            case CaseEvent.Commented _ -> Optional.of(words("COMMENT", "", role, step.at()));
            case CaseEvent.Withdrawn _ -> Optional.of(words("WITHDRAW", "", role, step.at()));
            default -> Optional.empty();
        };
    }
}
