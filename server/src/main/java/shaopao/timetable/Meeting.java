package shaopao.timetable;

import java.util.List;
import java.util.Optional;
import shaopao.places.PlaceId;

/**
 * A section meets on a weekday of some weeks.
 *
 * @param weekday 1 for Monday to 7
 * @param first the first period, from 1
 * @param last the last one, included
 * @param weeks teaching weeks, ascending
 * @param roomText what the plan says of the room when it has none
 */
record Meeting(int weekday, int first, int last, List<Integer> weeks, Optional<PlaceId> room, String roomText) {}
