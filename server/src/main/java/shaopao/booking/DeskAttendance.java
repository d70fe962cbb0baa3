package shaopao.booking;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.pass.Holder;
import shaopao.pass.Passes;
import shaopao.pass.Purpose;
import shaopao.pass.Reader;
import shaopao.pass.ReaderId;
import shaopao.pass.Reading;
import shaopao.pass.Shown;
import shaopao.places.PlaceId;

/** Signs people in by the one code, read by whoever looks after the place. */
@Component
class DeskAttendance {

    private final Passes passes;
    private final OwnBookings own;
    private final Bookables bookables;
    private final BookingDeskScope scope;
    private final Clock clock;

    DeskAttendance(Passes passes, OwnBookings own, Bookables bookables, BookingDeskScope scope, Clock clock) {
        this.passes = passes;
        this.own = own;
        this.bookables = bookables;
        this.scope = scope;
        this.clock = clock;
    }

    /** The use of the code is recorded by itself, before anything else: a refusal is for its holder to see. */
    Booking read(Actor actor, PlaceId place, String code) {
        scope.require(actor, bookables.resource(place).policy().id());
        UUID reader = actor.id().orElseThrow(() -> new ProblemException(KernelProblem.NOT_PERMITTED));
        Reading reading = passes.read(
                Shown.text(code),
                new Reader(new ReaderId(reader), List.of(place.value())),
                Purpose.CHECK_IN,
                clock.instant());
        if (reading instanceof Reading.Accepted accepted && accepted.holder() instanceof Holder.Member member) {
            return own.signIn(member.person(), place);
        }
        throw new ProblemException(BookingProblem.ATTENDANCE_UNKNOWN);
    }
}
