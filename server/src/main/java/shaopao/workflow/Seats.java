package shaopao.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseState.Seat;
import shaopao.workflow.CaseState.Turn;
import shaopao.workflow.CaseState.TurnKind;
import shaopao.workflow.CaseState.Visit;
import shaopao.workflow.CaseState.Vote;

/** What events make of the seats of a visit. */
final class Seats {

    private Seats() {}

    static Visit signerRemoved(Visit visit, CaseEvent.SignerRemoved event) {
        Visit left = seat(visit, event.seat(), seat -> {
            List<Turn> turns = new ArrayList<>(seat.turns());
            turns.remove(new Turn(event.person(), TurnKind.ADDED));
            if (turns.stream().allMatch(turn -> turn.kind() == TurnKind.ADVISES)) {
                turns.clear(); // nobody is left whom to advise
            }
            boolean through = turns.isEmpty() && !seat.signed().isEmpty();
            return new Seat(
                    seat.number(),
                    seat.added(),
                    turns,
                    seat.signed(),
                    through ? Vote.AGREED : seat.vote(),
                    seat.todo());
        });
        return left.with(left.seats().stream()
                .filter(seat -> !seat.isOpen() || !seat.turns().isEmpty())
                .toList());
    }

    /** Where people decide, those above take the places of all who have not. */
    static Visit escalated(Visit visit, CaseEvent.Escalated event) {
        if (visit.seats().isEmpty() && visit.pool().isEmpty()) {
            return visit.escalated();
        }
        List<Seat> seats = new ArrayList<>(
                visit.seats().stream().filter(seat -> !seat.isOpen()).toList());
        int last = visit.seats().isEmpty() ? 0 : visit.seats().getLast().number();
        for (PersonId person : event.people()) {
            seats.add(Seat.of(++last, false, person));
        }
        return visit.escalated().withPool(List.of()).with(seats);
    }

    static List<Seat> seats(List<PersonId> people) {
        List<Seat> seats = new ArrayList<>();
        people.forEach(person -> seats.add(Seat.of(seats.size() + 1, false, person)));
        return seats;
    }

    /** The one whose turn it was has signed; the right may have been used by somebody acting for that one. */
    static Seat signed(Seat seat, int todo) {
        List<Turn> turns = afterFirst(seat.turns());
        List<Turn> signed = inserted(
                seat.signed(), seat.signed().size(), List.of(seat.turns().getFirst()));
        return new Seat(seat.number(), seat.added(), turns, signed, turns.isEmpty() ? Vote.AGREED : Vote.NONE, todo);
    }

    static Seat unsigned(Seat seat) {
        int last = seat.signed().size() - 1;
        return new Seat(
                seat.number(),
                seat.added(),
                inserted(seat.turns(), 0, List.of(seat.signed().get(last))),
                seat.signed().subList(0, last),
                Vote.NONE,
                0);
    }

    /** What was agreed here cannot be taken back any more: the case went another way since. */
    static Visit closed(Visit visit) {
        return visit.with(visit.seats().stream()
                .map(seat -> new Seat(seat.number(), seat.added(), seat.turns(), seat.signed(), seat.vote(), 0))
                .toList());
    }

    static Seat against(Seat seat, CaseEvent.Rejected event) {
        return new Seat(seat.number(), seat.added(), List.of(), seat.signed(), Vote.AGAINST, event.todo());
    }

    static Seat handed(Seat seat, PersonId to) {
        List<Turn> turns = new ArrayList<>(seat.turns());
        turns.set(0, new Turn(to, turns.getFirst().kind()));
        return seat.with(turns);
    }

    static Visit seat(Visit visit, int number, UnaryOperator<Seat> change) {
        return visit.with(visit.seats().stream()
                .map(seat -> seat.number() == number ? change.apply(seat) : seat)
                .toList());
    }

    static <T> List<T> afterFirst(List<T> list) {
        return list.isEmpty() ? list : list.subList(1, list.size());
    }

    static <T> List<T> inserted(List<T> list, int at, List<T> more) {
        List<T> all = new ArrayList<>(list);
        all.addAll(at, more);
        return all;
    }
}
