package shaopao.pass;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.People;
import shaopao.people.Person;

/** Occasions, and checking in at them: by one's own code at a reader, by the code on the screen, or by hand. */
@Component
class Occasions {

    static final String MANAGE = "pass.occasions";

    private static final int LIST_MAX = 20_000;

    private final OccasionStore store;
    private final PassStore passes;
    private final ScreenCodes screens;
    private final People people;
    private final PassEchoes echoes;
    private final Clock clock;

    Occasions(
            OccasionStore store, PassStore passes, ScreenCodes screens, People people, PassEchoes echoes, Clock clock) {
        this.store = store;
        this.passes = passes;
        this.screens = screens;
        this.people = people;
        this.echoes = echoes;
        this.clock = clock;
    }

    /** What the reader, or the person with the phone, gets to know. */
    record CheckedIn(String title, String name, OccasionRules.Tag tag, Instant firstAt, Optional<Instant> secondAt) {}

    @Transactional
    public Occasion make(Actor actor, Occasion occasion) {
        OccasionRules.times(occasion).ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        store.add(occasion, clock.instant());
        record(actor, "pass.occasion-made", occasion.id(), Map.of("title", occasion.title()));
        return occasion;
    }

    @Transactional
    public void cancel(Actor actor, UUID id) {
        if (!store.cancel(id, all(actor), actor.person(), clock.instant())) {
            throw none();
        }
        record(actor, "pass.occasion-cancelled", id, Map.of());
    }

    Page<Occasion> occasions(Actor actor, Optional<UUID> after, int limit) {
        int size = Page.limit(limit);
        return Page.of(
                store.occasions(all(actor), actor.person(), after, size + 1),
                size,
                occasion -> occasion.id().toString());
    }

    Occasion occasion(Actor actor, UUID id) {
        return store.occasion(id, all(actor), actor.person()).orElseThrow(Occasions::none);
    }

    /** The code that the screen shows now. */
    String screen(Actor actor, UUID id) {
        Occasion occasion = occasion(actor, id);
        if (!occasion.screen()) {
            throw new ProblemException(PassProblem.CHECK_IN_CLOSED);
        }
        return screens.code(id, clock.instant());
    }

    int count(Actor actor, UUID id) {
        return store.count(occasion(actor, id).id());
    }

    /** Who is on the list, latest first, with their numbers as of today. */
    List<Attendance> attendances(Actor actor, UUID id) {
        List<Attendance> rows = store.attendances(occasion(actor, id).id(), LIST_MAX);
        Map<PersonId, Person> known = new HashMap<>();
        people.persons(rows.stream().flatMap(row -> row.person().stream()).toList())
                .forEach(person -> known.put(person.id(), person));
        return rows.stream()
                .map(row -> row.numbered(
                        row.person().map(known::get).map(Person::number).orElse("")))
                .toList();
    }

    /** A code was shown to a reader that the actor holds, and was good. */
    @Transactional
    public CheckedIn read(Actor actor, UUID id, Reading.Accepted reading) {
        Occasion occasion = occasion(actor, id);
        UUID by = actor.id().orElseThrow();
        return switch (reading.holder()) {
            case Holder.Member member ->
                tag(
                        occasion,
                        reading.pass(),
                        member.person(),
                        new Tagged(clock.instant(), TagHow.READER, by, Optional.empty()));
            case Holder.Guest _ -> throw new ProblemException(PassProblem.NOT_INVITED);
        };
    }

    /** The person scanned the code on the screen. */
    @Transactional
    public CheckedIn scanned(Actor actor, String screenCode) {
        Instant now = clock.instant();
        Occasion occasion = screens.occasion(screenCode, now)
                .flatMap(store::occasion)
                .filter(Occasion::screen)
                .orElseThrow(() -> new ProblemException(PassProblem.SCREEN_CODE_OVER));
        PersonId person = actor.person();
        PassId pass = passes.ofPerson(person, now);
        if (passes.row(pass).orElseThrow().frozenAt().isPresent()) {
            throw new ProblemException(PassProblem.PASS_FROZEN);
        }
        return tag(occasion, pass, person, new Tagged(now, TagHow.SCREEN, person.value(), Optional.empty()));
    }

    /**
     * Staff write somebody down, with a note: the phone was empty, the person came late. For one beyond their reach
     * they give the name as well: a number is turned into a name for nobody.
     */
    @Transactional
    public CheckedIn byHand(Actor actor, UUID id, String number, Optional<String> name, String note) {
        Occasion occasion = occasion(actor, id);
        Instant now = clock.instant();
        Person person = people.byNumber(number)
                .filter(one ->
                        name.map(String::strip).filter(one.name()::equals).isPresent()
                                || !people.within(actor.scope(MANAGE), List.of(one.id()))
                                        .isEmpty())
                .orElseThrow(() -> new ProblemException(PassProblem.NUMBER_OR_NAME_WRONG));
        PassId pass = passes.ofPerson(person.id(), now);
        record(actor, "pass.checked-in-by-hand", id, Map.of("person", person.id(), "note", note));
        return tag(
                occasion,
                pass,
                person.id(),
                new Tagged(now, TagHow.HAND, actor.id().orElseThrow(), Optional.of(note)));
    }

    @Transactional
    public void remove(Actor actor, UUID id, PassId pass) {
        if (!store.remove(occasion(actor, id).id(), pass)) {
            throw none();
        }
        record(actor, "pass.check-in-removed", id, Map.of("pass", pass));
    }

    private CheckedIn tag(Occasion occasion, PassId pass, PersonId id, Tagged tagged) {
        Person person = people.person(id).orElseThrow(Occasions::none);
        OccasionRules.refusal(occasion, person, within(occasion, person), tagged.at())
                .ifPresent(problem -> {
                    throw new ProblemException(problem);
                });
        Optional<Tags> before = store.tags(occasion.id(), pass);
        OccasionRules.Tag tag = OccasionRules.tag(
                occasion.secondTag(),
                before.map(Tags::firstAt),
                before.flatMap(Tags::secondAt).isPresent(),
                tagged.at());
        boolean done = switch (tag) {
            case FIRST -> store.first(occasion.id(), pass, Optional.of(id), person.name(), tagged);
            case SECOND -> store.second(occasion.id(), pass, tagged);
            case AGAIN -> false;
        };
        if (done) {
            echoes.changed(id, "check-in");
            echoes.changed(occasion.madeBy(), "attendance");
        }
        Tags now = store.tags(occasion.id(), pass).orElseThrow();
        return new CheckedIn(
                occasion.title(), person.name(), done ? tag : OccasionRules.Tag.AGAIN, now.firstAt(), now.secondAt());
    }

    /** Of the units and classes that the occasion names, those in which the person is. */
    private Set<UUID> within(Occasion occasion, Person person) {
        Set<UUID> within = new HashSet<>();
        person.classId().ifPresent(within::add);
        person.unitId()
                .ifPresent(unit -> occasion.audience().units().stream()
                        .filter(root -> people.unitsBelow(Set.of(root)).contains(unit))
                        .forEach(within::add));
        return within;
    }

    private static boolean all(Actor actor) {
        return actor.scope(MANAGE).all();
    }

    private void record(Actor actor, String act, UUID id, Map<String, Object> facts) {
        echoes.record(actor, act, "occasion", id.toString(), facts);
    }

    private static ProblemException none() {
        return new ProblemException(KernelProblem.NOT_FOUND);
    }
}
