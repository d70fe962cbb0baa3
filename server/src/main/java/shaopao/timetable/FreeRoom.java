package shaopao.timetable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shaopao.places.PlaceKind;

/** A room that is free; {@code until} is when somebody has it next, or when it closes, whatever comes first. */
record FreeRoom(
        ShownRoom room,
        PlaceKind kind,
        int seats,
        List<String> equipment,
        boolean quiet,
        boolean power,
        Optional<Instant> until,
        Optional<Integer> metres) {}
