package shaopao.timetable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;
import shaopao.places.PlaceKind;

/** A building where one can sit: how many free places of each kind, and the first few of them. */
record Sitting(
        Optional<PlaceId> building,
        Words name,
        Optional<Integer> metres,
        Map<PlaceKind, Integer> counts,
        List<FreeRoom> places) {}
