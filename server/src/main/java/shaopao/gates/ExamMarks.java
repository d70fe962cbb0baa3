package shaopao.gates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import shaopao.gates.spi.FactSource;
import shaopao.kernel.PersonId;
import shaopao.places.PlaceId;
import shaopao.places.spi.ExamSeats;
import shaopao.places.spi.ExamSeats.ExamSeat;

/**
 * Who sits an exam, or watches over it, from a while before it begins until it is over. For the course MATH1 in a room
 * of T1: {@code exam:MATH1} at any gate, {@code exam:MATH1@T1} at this building alone, {@code exam:@T1} for any exam in
 * it; {@code invigilator:…} likewise.
 */
@Component
class ExamMarks implements FactSource {

    private final ObjectProvider<ExamSeats> plans;
    private final PlaceChains chains;
    private final GateSettings settings;
    private final Clock clock;

    ExamMarks(ObjectProvider<ExamSeats> plans, PlaceChains chains, GateSettings settings, Clock clock) {
        this.plans = plans;
        this.chains = chains;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Map<PersonId, Told> all() {
        Instant now = clock.instant();
        return told(plans.orderedStream().flatMap(plan -> plan.seats(now, doorsOpen(now)).stream()), chains::of);
    }

    @Override
    public Map<PersonId, Told> of(Collection<PersonId> people) {
        Instant now = clock.instant();
        return told(
                plans.orderedStream().flatMap(plan -> plan.seats(people, now, doorsOpen(now)).stream()), chains::of);
    }

    /** Whatever begins before this lets people in now. */
    private Instant doorsOpen(Instant now) {
        return now.plus(Duration.ofMinutes(settings.examOpensMinutes()));
    }

    static Map<PersonId, Told> told(Stream<ExamSeat> seats, Function<PlaceId, List<String>> chains) {
        Map<PersonId, Set<String>> marks = new HashMap<>();
        seats.forEach(seat ->
                marks.computeIfAbsent(seat.person(), _ -> new HashSet<>()).addAll(marks(seat, chains)));
        Map<PersonId, Told> told = new HashMap<>();
        marks.forEach((person, own) -> told.put(person, new Told(false, own, Map.of(), List.of())));
        return told;
    }

    private static Set<String> marks(ExamSeat seat, Function<PlaceId, List<String>> chains) {
        String role = seat.watches() ? "invigilator:" : "exam:";
        Set<String> marks = new HashSet<>();
        marks.add(role + seat.course());
        for (PlaceId room : seat.rooms()) {
            chains.apply(room).forEach(code -> {
                marks.add(role + seat.course() + "@" + code);
                marks.add(role + "@" + code);
            });
        }
        return marks;
    }
}
